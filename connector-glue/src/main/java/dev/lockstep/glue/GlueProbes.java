package dev.lockstep.glue;

import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.CatalogRefusal.Kind;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Check;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.TableInput;

/**
 * Asks for things that cannot be done, one for each action: to create what is there, to change or delete what is not. Glue refuses who may not ask
 * before it says so. Thread-safe.
 */
final class GlueProbes {
    private static final String NOT_PROVEN = "allowed, as far as it shows on a database that does not exist";
    private static final String HIDDEN =
            "If there should be some, Lake Formation hides what it did not grant: grant this principal DESCRIBE on the tables.";

    private final ProbeGround ground;
    private final GlueGateway gateway;
    private final TableInput noTable =
            TableInput.builder().name(ProbeGround.NO_TABLE).build();

    GlueProbes(ProbeGround ground, GlueGateway gateway) {
        this.ground = ground;
        this.gateway = gateway;
    }

    /** @throws dev.lockstep.error.SyncException if it is denied, or fails */
    Check probe(String action) {
        String place = ground.home().orElse(ground.nowhere());
        return switch (action) {
            case "glue:GetTables" -> tables(action);
            case "glue:GetTable" -> {
                gateway.findTable(new Address(place, ground.table().orElse(ProbeGround.NO_TABLE)));
                yield allowed(action);
            }
            case "glue:GetDatabase" -> {
                gateway.findDatabase(place);
                yield allowed(action);
            }
            case "glue:CreateDatabase" -> createDatabase(action);
            case "glue:CreateTable" -> createTable(action);
            case "glue:UpdateDatabase" ->
                refused(action, Kind.ABSENT, NOT_PROVEN, () -> gateway.updateDatabase(database(ground.nowhere())));
            case "glue:UpdateTable" ->
                refused(action, Kind.ABSENT, found(), () -> gateway.updateTable(place, noTable, "0"));
            case "glue:BatchDeleteTable" -> refused(action, Kind.ABSENT, found(), () -> deleteNothing(place));
            default -> {
                Address nothing = new Address(place, ProbeGround.NO_TABLE);
                yield refused(action, Kind.ABSENT, found(), () -> PartitionProbes.ask(action, nothing, gateway));
            }
        };
    }

    private void deleteNothing(String place) {
        gateway.deleteTables(place, List.of(noTable.name())).failures().values().forEach(failure -> {
            throw failure;
        });
    }

    private Check tables(String action) {
        ground.listing().ifPresent(e -> {
            throw e;
        });
        if (ground.home().isEmpty()) {
            return refused(action, Kind.ABSENT, NOT_PROVEN, () -> gateway.firstTables(ground.nowhere()));
        }
        return ground.empty().isEmpty()
                ? allowed(action)
                : Check.warning(
                        action,
                        "allowed, and there are no tables in %s".formatted(String.join(", ", ground.empty())),
                        HIDDEN);
    }

    private Check createDatabase(String action) {
        Optional<String> present = ground.present();
        return present.isPresent()
                ? refused(
                        action,
                        Kind.PRESENT,
                        "allowed, as the name of database %s shows".formatted(present.get()),
                        () -> gateway.createDatabase(database(present.get())))
                : Check.skipped(
                        action, "cannot be tested without creating one, until there is a database of this sync");
    }

    /** Where there is a table of ours its name cannot be taken again; only a sync deletes it. */
    private Check createTable(String action) {
        if (ground.home().isEmpty() || ground.table().isEmpty()) {
            return refused(action, Kind.ABSENT, NOT_PROVEN, () -> gateway.createTable(ground.nowhere(), noTable));
        }
        TableInput present = TableInput.builder().name(ground.table().get()).build();
        return refused(
                action,
                Kind.PRESENT,
                found(),
                () -> gateway.createTable(ground.home().get(), present));
    }

    private static Check refused(String action, Kind expected, String found, Runnable call) {
        try {
            call.run();
        } catch (CatalogRefusal e) {
            return e.kind() == expected
                    ? Check.passed(action, found)
                    : Check.warning(action, "neither allowed nor denied: " + e.getMessage(), "Run it again.");
        }
        return Check.warning(
                action, "carried out, which it could not be", "Look for a database or table named lockstep_probe_….");
    }

    private Check allowed(String action) {
        return Check.passed(action, found());
    }

    private String found() {
        return ground.home().map(name -> "allowed in database " + name).orElse(NOT_PROVEN);
    }

    private static DatabaseInput database(String name) {
        return DatabaseInput.builder().name(name).build();
    }
}
