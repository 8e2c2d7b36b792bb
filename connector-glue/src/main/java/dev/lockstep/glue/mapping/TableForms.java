package dev.lockstep.glue.mapping;

import dev.lockstep.spi.Form;
import java.util.Optional;
import software.amazon.awssdk.core.SdkField;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Tables as forms, and back. */
public final class TableForms {
    private TableForms() {}

    /** Every member of {@code input} but its name. */
    public static Form toForm(TableInput input) {
        return StructureFields.of(input);
    }

    /** The input that {@link #toForm} took apart. */
    public static TableInput toTableInput(Form form, String name) {
        TableInput.Builder builder = TableInput.builder();
        new StructureReader(form).fill((SdkPojo) builder);
        return builder.name(name).build();
    }

    /** What an update of {@code table} must send back; what Glue filled in by itself is left out. */
    public static Form ofTable(Table table) {
        return normalised(toForm(toInput(table)));
    }

    /** The form that {@link #ofTable} gives for a table that was written as {@code form}. */
    public static Form normalised(Form form) {
        return ReadDefaults.ofTable(form);
    }

    /** Why {@code table} must not be written by us: an update would lose what the input cannot say, or change somebody else's catalog. */
    public static Optional<String> readOnly(Table table) {
        if (table.targetTable() != null) {
            return Optional.of("it is a link to a table of another catalog");
        }
        if (table.federatedTable() != null) {
            return Optional.of("it belongs to a federated database");
        }
        if (table.viewDefinition() != null || Boolean.TRUE.equals(table.isMultiDialectView())) {
            return Optional.of("it is a multi-dialect view");
        }
        return Boolean.TRUE.equals(table.isMaterializedView())
                ? Optional.of("it is a materialized view")
                : Optional.empty();
    }

    /** Members of the same wire name and shape; what differs in shape is written by other means only. */
    private static TableInput toInput(Table table) {
        TableInput.Builder builder = TableInput.builder();
        var known = table.sdkFieldNameToField();
        for (SdkField<?> field : ((SdkPojo) builder).sdkFields()) {
            SdkField<?> same = known.get(field.locationName());
            if (same != null && !field.locationName().equals("ViewDefinition")) {
                Object value = same.getValueOrDefault(table);
                if (!SdkTrees.isAbsent(value)) {
                    field.set(builder, value);
                }
            }
        }
        return builder.build();
    }
}
