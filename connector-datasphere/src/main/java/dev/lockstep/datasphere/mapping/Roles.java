package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What a column is for. A column can be marked as several things; the first of the order below counts, and the other marks stay in the rest or
 * become tags.
 */
final class Roles {
    static final String MEASURE_TYPE = "@AnalyticsDetails.measureType";

    private static final Map<String, ColumnRole> MARKS = marks();

    private Roles() {}

    static ColumnRole take(Members members) {
        if (isMeasure(members.node())) {
            members.take(MEASURE_TYPE, tree -> Notation.exactConstant(tree).filter("BASE"::equals));
            return ColumnRole.MEASURE;
        }
        for (Map.Entry<String, ColumnRole> mark : MARKS.entrySet()) {
            if (Notation.isTrue(members.find(mark.getKey()))) {
                members.take(mark.getKey());
                return mark.getValue();
            }
        }
        return ColumnRole.PLAIN;
    }

    /** The mark of a role; measures have more than a mark, and nothing marks attributes. */
    static Optional<String> annotation(ColumnRole role) {
        return MARKS.entrySet().stream()
                .filter(mark -> mark.getValue() == role)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    /**
     * {@code measureType} decides; without it, an analytic mark or an aggregation does, unless the column is marked as a dimension. Source:
     * behaviour of Datasphere facts.
     */
    static boolean isMeasure(Tree.Node element) {
        if (element.find(MEASURE_TYPE).flatMap(Notation::constant).isPresent()
                || Notation.isTrue(element.find("@Analytics.measure"))) {
            return true;
        }
        Optional<Aggregation> aggregation = Aggregations.find(element);
        return aggregation.isPresent()
                && aggregation.get() != Aggregation.NONE
                && !Notation.isTrue(element.find("@Analytics.dimension"));
    }

    private static Map<String, ColumnRole> marks() {
        Map<String, ColumnRole> marks = new LinkedHashMap<>();
        marks.put("@Semantics.currencyCode", ColumnRole.CURRENCY);
        marks.put("@Semantics.unitOfMeasure", ColumnRole.UNIT);
        marks.put("@Semantics.language", ColumnRole.LANGUAGE);
        marks.put("@Semantics.text", ColumnRole.TEXT);
        marks.put("@Analytics.dimension", ColumnRole.DIMENSION);
        return marks;
    }
}
