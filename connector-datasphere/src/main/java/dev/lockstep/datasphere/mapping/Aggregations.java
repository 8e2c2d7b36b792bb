package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How values of a measure are put together. */
final class Aggregations {
    static final String DEFAULT = "@Aggregation.default";
    static final String EXCEPTION = "@AnalyticsDetails.exceptionAggregationSteps";
    static final String BEHAVIOR = "exceptionAggregationBehavior";
    static final String ELEMENTS = "exceptionAggregationElements";

    /** Source: CSN Interop, Aggregation annotations. */
    private static final Map<String, Aggregation> BY_NAME = Map.ofEntries(
            Map.entry("SUM", Aggregation.SUM),
            Map.entry("MIN", Aggregation.MIN),
            Map.entry("MAX", Aggregation.MAX),
            Map.entry("COUNT", Aggregation.COUNT),
            Map.entry("COUNT_DISTINCT", Aggregation.COUNT_DISTINCT),
            Map.entry("AVG", Aggregation.AVERAGE),
            Map.entry("FIRST", Aggregation.FIRST),
            Map.entry("LAST", Aggregation.LAST),
            Map.entry("FORMULA", Aggregation.FORMULA),
            Map.entry("NONE", Aggregation.NONE),
            Map.entry("NOP", Aggregation.NOP));

    private Aggregations() {}

    /** The name that {@link #find} understands. */
    static String name(Aggregation aggregation) {
        return aggregation == Aggregation.AVERAGE ? "AVG" : aggregation.name();
    }

    static Optional<Aggregation> find(Tree.Node element) {
        return element.find(DEFAULT).flatMap(Notation::constant).map(BY_NAME::get);
    }

    static Optional<Aggregation> take(Members members) {
        return members.take(DEFAULT, tree -> Notation.exactConstant(tree).map(BY_NAME::get))
                .or(() -> find(members.node()));
    }

    /** Taken when there is exactly one step, which names its behaviour and its elements and nothing else. */
    static Optional<ExceptionAggregation> takeException(Members members) {
        return members.take(EXCEPTION, Aggregations::onlyStep);
    }

    private static Optional<ExceptionAggregation> onlyStep(Tree tree) {
        return tree instanceof Tree.Seq steps
                        && steps.items().size() == 1
                        && steps.items().get(0) instanceof Tree.Node step
                        && step.members().size() == 2
                ? step.find(BEHAVIOR).flatMap(Notation::exactConstant).flatMap(kind -> names(step.find(ELEMENTS))
                        .map(names -> new ExceptionAggregation(kind, names)))
                : Optional.empty();
    }

    private static Optional<List<String>> names(Optional<Tree> elements) {
        return elements.flatMap(list -> Notation.all(list, Notation::filledText));
    }
}
