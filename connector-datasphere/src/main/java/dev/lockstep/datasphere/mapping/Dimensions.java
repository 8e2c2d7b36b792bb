package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Column;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Dimensions of an analytic model: its dimension sources in order, then the attributes of the fact that lead to none. A source is called by
 * its key column, since its own key is often just a number; where it is another one than its place from 0, the rest keeps it.
 */
final class Dimensions {
    /** Between the name of an association in the fact and the key of the dimension source. */
    private static final String KEY_MARK = "\u221e";

    /** Direction of a rest that says the key of the source. */
    static final String SOURCE_KEY = "!key";

    private final CsnSpace space;
    private final List<Column> columns;
    private final BusinessLayer layer;
    private final Labels labels;
    private final LossLog losses;
    private final Set<String> keyColumns = new HashSet<>();

    Dimensions(CsnSpace space, List<Column> columns, BusinessLayer layer, Labels labels, LossLog losses) {
        this.space = space;
        this.columns = columns;
        this.layer = layer;
        this.labels = labels;
        this.losses = losses;
    }

    /** Whether a dimension is no source of its own, but an attribute of the fact. */
    static boolean isFactAttribute(Dimension dimension) {
        return dimension.source().isEmpty()
                && dimension.keyColumn().equals(Optional.of(dimension.name()))
                && dimension.attributes().isEmpty()
                && dimension.rest().isEmpty();
    }

    /** The key of a dimension source. @param place of the source among the sources, from 0 */
    static String key(Dimension dimension, int place) {
        return dimension.rest().findText(SOURCE_KEY).orElse(Integer.toString(place));
    }

    List<Dimension> map() {
        List<Dimension> dimensions = new ArrayList<>();
        layer.dimensionSources().members().forEach((key, source) -> {
            if (source instanceof Tree.Node node) {
                dimensions.add(fromSource(key, node));
            } else {
                losses.degraded("semantics/dimensions/" + key, "the dimension source is no object");
            }
        });
        for (Column column : columns) {
            if (isFactAttribute(column.name()) && !keyColumns.contains(column.name())) {
                dimensions.add(new Dimension(
                        column.name(),
                        column.label(),
                        Optional.empty(),
                        Optional.of(column.name()),
                        List.of(),
                        Tree.Node.empty()));
            }
        }
        return dimensions;
    }

    private Dimension fromSource(String key, Tree.Node source) {
        Optional<String> keyColumn = keyColumn(key);
        keyColumn.ifPresent(keyColumns::add);
        Texts label = labels.text(source, "text");
        Optional<String> entity = BusinessLayer.entity(source);
        if (entity.isEmpty()) {
            losses.degraded("semantics/dimensions/" + key, "the dimension source names no entity");
        }
        String name = keyColumn
                .or(() -> label.any().filter(text -> !text.isEmpty()))
                .orElse(key.isEmpty() ? "dimension" : key);
        return new Dimension(
                name,
                label,
                entity.map(space::resolve),
                keyColumn,
                attributes(key),
                new Tree.Node(Map.of(SOURCE_KEY, Tree.text(key))));
    }

    /** The column that the model says leads there, else the one whose association carries the source's key. */
    private Optional<String> keyColumn(String key) {
        return columns.stream()
                .map(Column::name)
                .filter(name -> attribute(name)
                        .flatMap(attribute -> attribute.findText("usedForDimensionSourceKey"))
                        .filter(key::equals)
                        .isPresent())
                .findFirst()
                .or(() -> columns.stream()
                        .filter(column -> column.foreignKeyAssociation()
                                .filter(association -> association.endsWith(KEY_MARK + key))
                                .isPresent())
                        .map(Column::name)
                        .findFirst());
    }

    private List<String> attributes(String key) {
        Set<String> names = new LinkedHashSet<>();
        for (Column column : columns) {
            boolean fromThere = attribute(column.name())
                    .filter(Dimensions::isDimensionAttribute)
                    .flatMap(attribute -> attribute.findText("sourceKey"))
                    .filter(key::equals)
                    .isPresent();
            if (fromThere) {
                names.add(column.name());
            }
        }
        return List.copyOf(names);
    }

    /** Whether a column is taken from a dimension. */
    boolean isDimensionAttribute(String column) {
        return attribute(column).filter(Dimensions::isDimensionAttribute).isPresent();
    }

    boolean isFactAttribute(String column) {
        return attribute(column)
                .filter(attribute -> !isDimensionAttribute(attribute))
                .isPresent();
    }

    private static boolean isDimensionAttribute(Tree.Node attribute) {
        return attribute
                .findText("attributeType")
                .filter(type -> type.endsWith("DimensionSourceAttribute"))
                .isPresent();
    }

    private Optional<Tree.Node> attribute(String column) {
        return layer.attributes().findNode(column);
    }
}
