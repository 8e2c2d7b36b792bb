package dev.lockstep.glue.mapping;

import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.core.SdkPojo;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;

/** Databases as forms, and back. */
public final class DatabaseForms {
    private static final FieldPath DEFAULT_PERMISSIONS = FieldPath.of("createTableDefaultPermissions");

    private DatabaseForms() {}

    /** Every member of {@code input} but its name. */
    public static Form toForm(DatabaseInput input) {
        return StructureFields.of(input);
    }

    /** The input that {@link #toForm} took apart. */
    public static DatabaseInput toDatabaseInput(Form form, String name) {
        DatabaseInput.Builder builder = DatabaseInput.builder();
        new StructureReader(form).fill((SdkPojo) builder);
        return builder.name(name).build();
    }

    /** What an update of {@code database} must send back; what Glue filled in by itself is left out. */
    public static Form ofDatabase(Database database) {
        return normalised(toForm(DatabaseInput.builder()
                .description(database.description())
                .locationUri(database.locationUri())
                .parameters(database.hasParameters() ? database.parameters() : null)
                .createTableDefaultPermissions(
                        database.hasCreateTableDefaultPermissions() ? database.createTableDefaultPermissions() : null)
                .targetDatabase(database.targetDatabase())
                .federatedDatabase(database.federatedDatabase())
                .build()));
    }

    /**
     * Whether {@code found} is what a database written as {@code form} looks like. Who may do what with new tables is filled in by the account
     * when nobody says it.
     */
    public static boolean isWrittenAs(Form found, Form form) {
        Map<FieldPath, Form.Value> fields = new HashMap<>(found.fields());
        if (form.find(DEFAULT_PERMISSIONS).isEmpty()) {
            fields.remove(DEFAULT_PERMISSIONS);
        }
        return new Form(fields).equals(normalised(form));
    }

    private static Form normalised(Form form) {
        return ReadDefaults.ofDatabase(form);
    }

    /** Why {@code database} must not be written by us. */
    public static Optional<String> readOnly(Database database) {
        if (database.targetDatabase() != null) {
            return Optional.of("it is a link to a database of another catalog");
        }
        return database.federatedDatabase() != null ? Optional.of("it is federated") : Optional.empty();
    }
}
