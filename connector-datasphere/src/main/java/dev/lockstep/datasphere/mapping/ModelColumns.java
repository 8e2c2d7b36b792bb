package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What the analytic half of a model says of its columns: what they are for, and labels where the columns have none. */
final class ModelColumns {
    private ModelColumns() {}

    static List<Column> finish(List<Column> columns, BusinessLayer layer) {
        Set<String> currencies = referred(columns, Column::currencyColumn);
        Set<String> units = referred(columns, Column::unitColumn);
        return columns.stream()
                .map(column -> finish(column, layer, currencies, units))
                .toList();
    }

    private static Set<String> referred(List<Column> columns, Function<Column, Optional<String>> reference) {
        return columns.stream()
                .flatMap(column -> reference.apply(column).stream())
                .collect(Collectors.toSet());
    }

    private static Column finish(Column column, BusinessLayer layer, Set<String> currencies, Set<String> units) {
        Column.Builder builder = column.toBuilder();
        if (column.role() == ColumnRole.PLAIN && currencies.contains(column.name())) {
            builder.role(ColumnRole.CURRENCY);
        } else if (column.role() == ColumnRole.PLAIN && units.contains(column.name())) {
            builder.role(ColumnRole.UNIT);
        } else if (column.role() == ColumnRole.PLAIN) {
            builder.role(role(column.name(), layer));
        }
        if (column.label().isEmpty()) {
            layer.attributes()
                    .findNode(column.name())
                    .or(() -> layer.measure(column.name()))
                    .flatMap(item -> item.find("text"))
                    .flatMap(Notation::filledText)
                    .ifPresent(text -> builder.label(Texts.of(text)));
        }
        return builder.build();
    }

    private static ColumnRole role(String name, BusinessLayer layer) {
        if (layer.measure(name).isPresent()) {
            return ColumnRole.MEASURE;
        }
        Optional<String> type = layer.attributes()
                .findNode(name)
                .map(attribute -> attribute.findText("attributeType").orElse(""));
        return type.map(found ->
                        found.endsWith("DimensionSourceAttribute") ? ColumnRole.ATTRIBUTE : ColumnRole.DIMENSION)
                .orElse(ColumnRole.PLAIN);
    }
}
