package dev.lockstep.glue.mapping;

import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.core.protocol.MarshallingType;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Puts a structure of the SDK together from the fields that {@link StructureFields} took apart. Fields that belong to no member, such as
 * those of a column that is not among the names, are left out.
 */
final class StructureReader {
    private final Form form;

    StructureReader(Form form) {
        this.form = form;
    }

    /** Fills {@code builder}, the builder of a structure, with the fields below {@code pointer}. */
    void fill(SdkPojo builder, String pointer) {
        for (SdkField<?> field : builder.sdkFields()) {
            String member = Paths.of(pointer, field);
            read(field, member).ifPresent(value -> field.set(builder, value));
        }
    }

    private Optional<Object> read(SdkField<?> field, String pointer) {
        if (field.marshallingType() == MarshallingType.SDK_POJO) {
            return isPresent(pointer) ? Optional.of(structure(field, pointer)) : Optional.empty();
        }
        if (Paths.isColumns(field)) {
            return columns(new FieldPath(pointer));
        }
        if (StructureFields.holdsTexts(field)) {
            return isPresent(pointer) ? Optional.of(map(pointer)) : Optional.empty();
        }
        return form.findText(new FieldPath(pointer))
                .map(text -> isComposite(field)
                        ? SdkTrees.fromTree(CanonicalJson.parse(text), field)
                        : SdkTrees.scalar(text, field));
    }

    private Object structure(SdkField<?> field, String pointer) {
        SdkPojo builder = field.constructor().get();
        fill(builder, pointer);
        return ((Buildable) builder).build();
    }

    private Map<String, String> map(String pointer) {
        Map<String, String> entries = new TreeMap<>();
        below(pointer).forEach((path, value) -> {
            List<String> segments = new FieldPath(path.pointer().substring(pointer.length())).segments();
            if (segments.size() == 1 && value instanceof Form.Value.Text text) {
                entries.put(segments.get(0), text.text());
            }
        });
        return entries;
    }

    private Optional<Object> columns(FieldPath path) {
        return form.find(path).map(value -> form.names(path).stream()
                .map(key -> column(path.child(key), key))
                .toList());
    }

    private Column column(FieldPath path, String key) {
        Column.Builder builder = Column.builder();
        fill((SdkPojo) builder, path.pointer());
        String name = form.findText(path.child("name")).orElse(key);
        return builder.name(name.isEmpty() ? null : name).build();
    }

    /** Columns are elsewhere in the form, and still are the storage's in the structure. */
    private boolean isPresent(String pointer) {
        return form.fields().containsKey(new FieldPath(pointer))
                || !below(pointer).isEmpty()
                || pointer.equals(Paths.STORAGE.pointer())
                        && form.find(Paths.COLUMNS).isPresent();
    }

    private SortedMap<FieldPath, Form.Value> below(String pointer) {
        // the character after the slash ends the range
        return form.fields().subMap(new FieldPath(pointer + "/"), new FieldPath(pointer + "0"));
    }

    private static boolean isComposite(SdkField<?> field) {
        return field.marshallingType() == MarshallingType.LIST || field.marshallingType() == MarshallingType.MAP;
    }
}
