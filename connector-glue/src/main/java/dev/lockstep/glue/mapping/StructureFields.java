package dev.lockstep.glue.mapping;

import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.Column;

/**
 * Takes a structure of the SDK apart into the fields of a form, whatever members it has. A member's path is its wire name with a small
 * first letter; maps have one field per key; lists of columns are names with fields per column, under {@code /columns} and {@code
 * /partitionKeys}; other lists are canonical JSON. A structure or map that is there and empty is the text {@code {}}. For one thread, once.
 */
final class StructureFields {
    static final String EMPTY = "{}";

    private final SortedMap<FieldPath, Form.Value> fields = new TreeMap<>();

    /** The fields of {@code structure} without its name, which the address tells. */
    static Form of(SdkPojo structure) {
        var fields = new StructureFields();
        fields.addStructure("", structure);
        fields.fields.remove(FieldPath.of("name"));
        return new Form(fields.fields);
    }

    private void addStructure(String pointer, SdkPojo structure) {
        int before = fields.size();
        for (Member member : Member.of(structure)) {
            Object value = member.field().getValueOrDefault(structure);
            if (!SdkTrees.isAbsent(value)) {
                add(Paths.of(pointer, member), member, value);
            }
        }
        if (fields.size() == before && !pointer.isEmpty()) {
            put(pointer, EMPTY);
        }
    }

    private void add(String pointer, Member member, Object value) {
        switch (member.kind()) {
            case STRUCTURE -> addStructure(pointer, (SdkPojo) value);
            case COLUMNS -> addColumns(pointer, (List<?>) value);
            case TEXTS -> addMap(pointer, (Map<?, ?>) value);
            case COLLECTION -> put(pointer, CanonicalJson.print(SdkTrees.toTree(value)));
            case SCALAR -> put(pointer, value.toString());
        }
    }

    private void addMap(String pointer, Map<?, ?> map) {
        int before = fields.size();
        map.forEach((key, value) -> {
            if (value != null) {
                put(Paths.child(pointer, (String) key), (String) value);
            }
        });
        if (fields.size() == before) {
            put(pointer, EMPTY);
        }
    }

    private void addColumns(String pointer, List<?> values) {
        List<Column> columns = values.stream().map(Column.class::cast).toList();
        List<String> keys =
                ColumnKeys.of(columns.stream().map(ColumnKeys::nameOf).toList());
        fields.put(new FieldPath(pointer), new Form.Value.Names(keys));
        for (int i = 0; i < keys.size(); i++) {
            addColumn(Paths.child(pointer, keys.get(i)), keys.get(i), columns.get(i));
        }
    }

    private void addColumn(String pointer, String key, Column column) {
        String name = ColumnKeys.nameOf(column);
        for (Member member : Member.of(column)) {
            Object value = member.field().getValueOrDefault(column);
            if (!SdkTrees.isAbsent(value) && !member.segment().equals("name")) {
                add(Paths.of(pointer, member), member, value);
            }
        }
        if (!name.equals(key)) {
            put(Paths.child(pointer, "name"), name);
        }
    }

    private void put(String pointer, String text) {
        fields.put(new FieldPath(pointer), new Form.Value.Text(text));
    }
}
