package dev.lockstep.glue;

import dev.lockstep.glue.mapping.DatabaseForms;
import dev.lockstep.glue.mapping.GlueFormat;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.Table;

/** What stands in the catalog, in the words of the SPI. */
final class Occupants {
    private Occupants() {}

    static Occupant of(String database, Table table) {
        Form form = TableForms.ofTable(table);
        return new Occupant(
                new Address(database, table.name()),
                Optional.ofNullable(table.versionId()),
                form,
                GlueFormat.markOf(form),
                TableForms.readOnly(table));
    }

    static ContainerOccupant of(Database database) {
        Form form = DatabaseForms.ofDatabase(database);
        return new ContainerOccupant(
                database.name(),
                form,
                GlueFormat.markOf(form).map(Occupant.Mark::sync),
                DatabaseForms.readOnly(database));
    }
}
