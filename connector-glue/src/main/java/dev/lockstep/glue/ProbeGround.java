package dev.lockstep.glue;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.mapping.DatabaseForms;
import dev.lockstep.glue.mapping.GlueFormat;
import dev.lockstep.glue.mapping.GlueNames;
import dev.lockstep.glue.mapping.TableForms;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.Table;

/**
 * Where permissions can be tested without changing anything. Databases of others are left alone: what is forbidden there need not be allowed.
 *
 * @param home a database that this use reads or writes, absent if there is none yet
 * @param table a table in it that a sync of Lockstep wrote
 * @param listing why the tables of {@code home} could not be listed
 * @param empty databases of ours that show no table
 * @param present a database that is there and has a name as ours have
 * @param nowhere a name as our databases have that nobody ever used
 */
record ProbeGround(
        Optional<String> home,
        Optional<String> table,
        Optional<RuntimeException> listing,
        List<String> empty,
        Optional<String> present,
        String nowhere) {
    /** A name that no table has. */
    static final String NO_TABLE =
            "lockstep_probe_" + UUID.randomUUID().toString().replace("-", "");
    /** Databases whose tables are looked for: enough to notice that some show nothing. */
    private static final int MOST = 8;

    /** What one database shows. */
    private record Seen(String database, Optional<GetTablesResponse> page, Optional<RuntimeException> refusal) {
        boolean isEmpty() {
            return page.filter(tables -> tables.tableList().isEmpty() && tables.nextToken() == null)
                    .isPresent();
        }
    }

    /** How tests are made side by side. */
    interface Each {
        <A, B> List<B> of(List<A> items, Function<A, B> work);
    }

    static ProbeGround survey(List<Database> databases, GlueConfig config, Use use, GlueGateway gateway, Each each) {
        String prefix = GlueNames.RULE.fold(use.prefix());
        String suffix = GlueNames.RULE.fold(use.suffix());
        List<Database> named = databases.stream()
                .filter(database -> DatabaseForms.readOnly(database).isEmpty())
                .filter(database -> use.isReading()
                        ? config.databases().matches(database.name())
                        : database.name().startsWith(prefix) && database.name().endsWith(suffix))
                .toList();
        List<String> homes = named.stream()
                .filter(database -> use.isReading() || isOurs(database))
                .map(Database::name)
                .limit(MOST)
                .toList();
        List<Seen> seen = each.of(homes, name -> look(name, gateway));
        Optional<Seen> home = seen.stream()
                .filter(one -> one.refusal().isPresent())
                .findFirst()
                .or(() -> seen.stream().filter(one -> !one.isEmpty()).findFirst())
                .or(() -> seen.stream().findFirst());
        return new ProbeGround(
                home.map(Seen::database),
                home.flatMap(Seen::page).flatMap(ProbeGround::ours),
                home.flatMap(Seen::refusal),
                seen.stream().filter(Seen::isEmpty).map(Seen::database).toList(),
                Stream.concat(homes.stream(), named.stream().map(Database::name))
                        .findFirst(),
                prefix + NO_TABLE + suffix);
    }

    private static Seen look(String database, GlueGateway gateway) {
        try {
            return new Seen(database, Optional.of(gateway.firstTables(database)), Optional.empty());
        } catch (SyncException | CatalogRefusal e) {
            return new Seen(database, Optional.empty(), Optional.of(e));
        }
    }

    private static boolean isOurs(Database database) {
        return GlueFormat.markOf(DatabaseForms.ofDatabase(database)).isPresent();
    }

    private static Optional<String> ours(GetTablesResponse page) {
        return page.tableList().stream()
                .filter(table -> GlueFormat.markOf(TableForms.ofTable(table)).isPresent())
                .map(Table::name)
                .findFirst();
    }
}
