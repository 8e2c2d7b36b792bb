package dev.lockstep.glue.mapping;

import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.Form;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.Column;
import software.amazon.awssdk.utils.builder.Buildable;

/**
 * Puts a structure of the SDK together from the fields that {@link StructureFields} took apart. Fields that belong to no member, such as
 * those of a column that is not among the names, are left out.
 */
final class StructureReader {
    private final Branch root;

    StructureReader(Form form) {
        this.root = Branch.of(form);
    }

    /** Fills {@code builder}, the builder of the structure that the form is. */
    void fill(SdkPojo builder) {
        fill(builder, root);
    }

    private void fill(SdkPojo builder, Branch structure) {
        for (Member member : Member.of(builder)) {
            Branch parent = member.isOfTable() ? root : structure;
            read(member, parent.child(member.segment()))
                    .ifPresent(value -> member.field().set(builder, value));
        }
    }

    private Optional<Object> read(Member member, Branch branch) {
        SdkField<?> field = member.field();
        return switch (member.kind()) {
            case STRUCTURE -> isPresent(field, branch) ? Optional.of(structure(field, branch)) : Optional.empty();
            case COLUMNS -> columns(branch);
            case TEXTS -> branch.isPresent() ? Optional.of(map(branch)) : Optional.empty();
            case COLLECTION -> branch.text().map(text -> SdkTrees.fromTree(CanonicalJson.parse(text), field));
            case SCALAR -> branch.text().map(text -> SdkTrees.scalar(text, field));
        };
    }

    private Object structure(SdkField<?> field, Branch branch) {
        SdkPojo builder = field.constructor().get();
        fill(builder, branch);
        return ((Buildable) builder).build();
    }

    private static Map<String, String> map(Branch branch) {
        Map<String, String> entries = new LinkedHashMap<>();
        branch.forEachText(entries::put);
        return entries;
    }

    private Optional<Object> columns(Branch list) {
        return list.hasValue()
                ? Optional.of(list.names().stream()
                        .map(key -> column(list.child(key), key))
                        .toList())
                : Optional.empty();
    }

    private Column column(Branch branch, String key) {
        Column.Builder builder = Column.builder();
        fill((SdkPojo) builder, branch);
        String name = branch.child("name").text().orElse(key);
        return builder.name(name.isEmpty() ? null : name).build();
    }

    /** Columns are elsewhere in the form, and still are the storage's in the structure. */
    private boolean isPresent(SdkField<?> field, Branch branch) {
        return branch.isPresent()
                || field.locationName().equals("StorageDescriptor")
                        && root.child("columns").hasValue();
    }
}
