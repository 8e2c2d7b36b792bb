package dev.lockstep.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditVerdict;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.catalog.CatalogView;
import dev.lockstep.spi.FieldPath;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * A catalog in the middle of its life, and a source that has gone on: the next sync creates, updates and drops {@value #CHANGES} objects, some
 * in a database that is not there yet. Beside them stands what others made.
 */
final class CrashScene implements AutoCloseable {
    static final String SYNC = "crash";
    static final int CHANGES = 40;
    private static final int CREATES = 14;
    private static final int UPDATES = 14;
    private static final int DROPS = 12;
    private static final int UNTOUCHED = 3;
    private static final List<String> VOLATILE = List.of("CreateTime", "UpdateTime", "DatabaseId");

    private final Path folder;
    private final GlueSandbox glue;

    private CrashScene(Path folder, GlueSandbox glue) {
        this.folder = folder;
        this.glue = glue;
    }

    /** @param workers writes at once */
    static CrashScene prepare(Path folder, int workers) {
        var glue = GlueSandbox.start(GlueSandboxOptions.defaults());
        var scene = new CrashScene(folder, glue);
        write(
                folder.resolve("lockstep.yaml"),
                FolderSync.of(SYNC, glue).withWorkers(workers).text());
        scene.source("old", UPDATES, DROPS, 0);
        scene.sync();
        scene.source("old", UPDATES, 0, 0);
        scene.sync();
        scene.steward("t_update_3");
        scene.steward("t_untouched_1");
        scene.source("new", UPDATES, 0, CREATES);
        return scene;
    }

    Path folder() {
        return folder;
    }

    GlueSandbox glue() {
        return glue;
    }

    /** A sync in this process. */
    Shell.Answer sync() {
        return shell().run("sync", "--confirm-deletes", SYNC, "--quiet");
    }

    Shell.Answer plan() {
        return shell().run("plan", "--detailed-exitcode");
    }

    Shell.Answer verifyAudit() {
        return shell().run("audit", "verify");
    }

    /** Everything in the catalog but times, with the numbers of all versions: a write too many shows. */
    SortedMap<String, String> contents() {
        SortedMap<String, String> contents = new TreeMap<>();
        CatalogView catalog = glue.catalog();
        for (String database : catalog.databaseNames()) {
            contents.put(database, lasting(catalog.database(database).orElseThrow()));
            for (String table : catalog.tableNames(database)) {
                contents.put(
                        database + "." + table,
                        catalog.versions(database, table)
                                + lasting(catalog.table(database, table).orElseThrow()));
            }
        }
        return contents;
    }

    /** What was written to the catalog and is in no audit record. */
    Set<String> withoutEvidence() {
        Set<String> written = glue.calls().all().stream()
                .filter(call -> call.isWrite() && call.carriedOut())
                .flatMap(CrashScene::subjects)
                .collect(Collectors.toCollection(HashSet::new));
        audit().read(AuditFilter.all(), entry -> written.remove(entry.subject()));
        return written;
    }

    AuditVerdict auditVerdict() {
        return audit().verify();
    }

    private AuditFolder audit() {
        return new AuditFolder(folder.resolve(".lockstep/audit"));
    }

    private static Stream<String> subjects(Call call) {
        return call.table().isEmpty()
                ? Stream.of(call.database())
                : Stream.of(call.table().split(" ")).map(table -> call.database() + "." + table);
    }

    /** Somebody else adds to one of our tables. */
    private void steward(String table) {
        new Steward(folder.resolve("lockstep.yaml"))
                .edit("sales", table, FieldPath.of("parameters", "crawler"), Optional.of("ünïcode, \"theirs\""));
        glue.calls().reset();
    }

    private Shell shell() {
        return new Shell(folder, Map.of());
    }

    private void source(String label, int updates, int drops, int creates) {
        int far = creates / 3;
        Stream<String> tables = Stream.of(
                        tables("T_UPDATE_", updates, label),
                        tables("T_DROP_", drops, label),
                        tables("T_CREATE_", creates - far, label),
                        tables("T_UNTOUCHED_", UNTOUCHED, "the same"))
                .flatMap(all -> all);
        write(folder.resolve("csn/SALES/tables.json"), document(tables));
        if (far > 0) {
            write(folder.resolve("csn/FRESH/tables.json"), document(tables("T_FRESH_", far, label)));
        }
    }

    private static Stream<String> tables(String prefix, int count, String label) {
        return IntStream.range(0, count)
                .mapToObj(i ->
                        """
                        "%s%d":{"kind":"entity","@EndUserText.label":"%s","elements":{\
                        "ID":{"type":"cds.Integer","key":true,"notNull":true},\
                        "TEXT":{"type":"cds.String","length":40,"@EndUserText.label":"%s"}}}"""
                                .formatted(prefix, i, label, label));
    }

    private static String document(Stream<String> definitions) {
        return definitions.collect(Collectors.joining(",\n", "{\"definitions\":{", "}}"));
    }

    private static String lasting(JsonNode shown) {
        return ((ObjectNode) shown.deepCopy()).remove(VOLATILE).toString();
    }

    private static void write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        glue.close();
    }
}
