package dev.lockstep.glue.client;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.model.Address;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.Supplier;
import software.amazon.awssdk.awscore.AwsResponse;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchDeleteTableResponse;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.DatabaseInput;
import software.amazon.awssdk.services.glue.model.GetDatabasesResponse;
import software.amazon.awssdk.services.glue.model.GetTablesResponse;
import software.amazon.awssdk.services.glue.model.GlueResponse;
import software.amazon.awssdk.services.glue.model.Table;
import software.amazon.awssdk.services.glue.model.TableInput;

/** Glue, as this connector uses it. Thread-safe. Writes give Glue's id of the request back. */
public final class GlueGateway {
    /** Most databases or tables in one answer. Source: Glue API, GetDatabases.MaxResults, GetTables.MaxResults. */
    private static final int PAGE = 100;

    /** Most tables that one call deletes. Source: Glue API, BatchDeleteTable.TablesToDelete. */
    public static final int BATCH = 100;

    private final GlueClient glue;
    private final String catalogId;
    private final Calls calls;

    /** @param catalogId sent with every call; absent for the caller's own account */
    public GlueGateway(GlueClient glue, Optional<String> catalogId, Calls calls) {
        this.glue = glue;
        this.catalogId = catalogId.orElse(null);
        this.calls = calls;
    }

    /** Glossaries, terms and forms, which not every account has. Counted and paced together with the rest. */
    public ContextGateway context() {
        return new ContextGateway(glue, calls);
    }

    /** Partitions of tables. Counted and paced together with the rest. */
    public PartitionGateway partitions() {
        return new PartitionGateway(glue, catalogId, calls);
    }

    /** All databases, over all pages, in Glue's order. */
    public List<Database> listDatabases() {
        List<Database> databases = new ArrayList<>();
        var tokens = new PageTokens("the catalog");
        String token = null;
        do {
            String next = token;
            GetDatabasesResponse page = read(
                    "GetDatabases",
                    "the catalog",
                    () -> glue.getDatabases(
                            r -> r.catalogId(catalogId).maxResults(PAGE).nextToken(next)));
            databases.addAll(page.databaseList());
            token = page.nextToken();
        } while (tokens.isMore(token));
        return databases;
    }

    /** Hands all tables of {@code database} to {@code sink}, page by page, in Glue's order. A page may be empty and not the last. */
    public void listTables(String database, Consumer<Table> sink) {
        listPages(database, page -> {
            page.forEach(sink);
            return true;
        });
    }

    /** As {@link #listTables}, as long as {@code goesOn} says after a page that it wants the next. */
    public void listPages(String database, Predicate<List<Table>> goesOn) {
        var tokens = new PageTokens("database " + database);
        String token = null;
        boolean wanted;
        do {
            String next = token;
            GetTablesResponse page = read(
                    "GetTables",
                    "database " + database,
                    () -> glue.getTables(r -> r.catalogId(catalogId)
                            .databaseName(database)
                            .maxResults(PAGE)
                            .nextToken(next)));
            wanted = goesOn.test(page.tableList());
            token = page.nextToken();
        } while (wanted && tokens.isMore(token));
    }

    /** The first page of the tables of {@code database}, in Glue's order. It may be empty and not the last. */
    public GetTablesResponse firstTables(String database) {
        return read(
                "GetTables",
                "database " + database,
                () -> glue.getTables(
                        r -> r.catalogId(catalogId).databaseName(database).maxResults(PAGE)));
    }

    public Optional<Database> findDatabase(String name) {
        return found(() -> read(
                        "GetDatabase",
                        "database " + name,
                        () -> glue.getDatabase(r -> r.catalogId(catalogId).name(name))))
                .map(answer -> answer.database());
    }

    public Optional<Table> findTable(Address address) {
        return found(() -> read(
                        "GetTable",
                        "table " + address,
                        () -> glue.getTable(r -> r.catalogId(catalogId)
                                .databaseName(address.container())
                                .name(address.name()))))
                .map(answer -> answer.table());
    }

    /** @throws CatalogRefusal PRESENT */
    public String createDatabase(DatabaseInput input) {
        return write(
                "CreateDatabase",
                "database " + input.name(),
                () -> glue.createDatabase(r -> r.catalogId(catalogId).databaseInput(input)));
    }

    /** @throws CatalogRefusal ABSENT or CHANGED */
    public String updateDatabase(DatabaseInput input) {
        return write(
                "UpdateDatabase",
                "database " + input.name(),
                () -> glue.updateDatabase(
                        r -> r.catalogId(catalogId).name(input.name()).databaseInput(input)));
    }

    /** @throws CatalogRefusal PRESENT, or ABSENT when there is no such database */
    public String createTable(String database, TableInput input) {
        return write(
                "CreateTable",
                "table " + database + "." + input.name(),
                () -> glue.createTable(
                        r -> r.catalogId(catalogId).databaseName(database).tableInput(input)));
    }

    /**
     * Replaces a table as a whole, without leaving its former state among the table's versions: those count against a quota that never
     * empties by itself.
     *
     * @param version what the table must still be
     * @throws CatalogRefusal ABSENT or CHANGED
     */
    public String updateTable(String database, TableInput input, String version) {
        return write(
                "UpdateTable",
                "table " + database + "." + input.name(),
                () -> glue.updateTable(r -> r.catalogId(catalogId)
                        .databaseName(database)
                        .tableInput(input)
                        .versionId(version)
                        .skipArchive(true)));
    }

    /**
     * Deletes tables, whatever they are.
     *
     * @param names at most {@link #BATCH}, as Glue spells them
     * @throws CatalogRefusal ABSENT when there is no such database
     * @throws OutcomeUnknownException if the answer does not tell which of them it deleted
     */
    public Deletion deleteTables(String database, List<String> names) {
        String subject = names.size() == 1
                ? "table %s.%s".formatted(database, names.get(0))
                : "%d tables of %s from %s to %s"
                        .formatted(names.size(), database, names.get(0), names.get(names.size() - 1));
        BatchDeleteTableResponse answer = calls.make(
                new Attempt("glue:BatchDeleteTable", subject, Attempt.Effect.WRITE),
                () -> glue.batchDeleteTable(
                        r -> r.catalogId(catalogId).databaseName(database).tablesToDelete(names)));
        return Deletions.of(answer, database, names);
    }

    private <T extends AwsResponse> T read(String operation, String subject, Supplier<T> call) {
        return calls.make(new Attempt("glue:" + operation, subject, Attempt.Effect.READ), call);
    }

    private String write(String operation, String subject, Supplier<? extends GlueResponse> call) {
        GlueResponse answer = calls.make(new Attempt("glue:" + operation, subject, Attempt.Effect.WRITE), call::get);
        return answer.responseMetadata().requestId();
    }

    static <T> Optional<T> found(Supplier<T> read) {
        try {
            return Optional.of(read.get());
        } catch (CatalogRefusal e) {
            if (e.kind() == CatalogRefusal.Kind.ABSENT) {
                return Optional.empty();
            }
            throw e;
        }
    }
}
