package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What every update says to Glue, of whatever kind it is. */
class UpdateRequestsTest {
    private static final String POLICY =
            """
            policy:
              deletes: tombstone
              deletes-after: { misses: 1, grace: 0s }
              max-deletes: { percent: 50, count: 1 }
              on-drift: overwrite
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;
    private Steward steward;

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(
                SandboxOptions.sample().withGlue(GlueSandboxOptions.defaults().withBusinessContext()));
        Path config = folder.resolve("lockstep.yaml");
        SandboxConfig.write(sandbox, "test", "karvello", config);
        Files.writeString(
                config,
                Files.readString(config).replace("connector: glue\n", "connector: glue\n  context: both\n") + POLICY);
        shell = new Shell(folder, Map.of());
        steward = new Steward(config);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    /** First and later updates, records of the context, edits that are overwritten, marks of retired tables, an undo. */
    @Test
    void everyUpdateNamesTheVersionItRestsOnAndKeepsNoFormerState() {
        for (String label : List.of("Trips", "Journeys", "Voyages")) {
            put("TRIPS", label);
            put("VISITS", label);
            run("sync");
        }
        steward.describe("sales", "trips", "Our trips");
        sandbox.datasphere().remove("SALES", "VISITS");
        run("sync");
        String last = shell.run("audit", "list", "--json").json().path("entries").findValuesAsText("run").stream()
                .reduce("", (first, next) -> next);
        run("undo", last, "--yes");

        List<Call> updates = sandbox.glue().calls().all().stream()
                .filter(call -> call.operation().equals("UpdateTable"))
                .toList();
        assertThat(updates).extracting(Call::table).contains("trips", "visits", "am_sales");
        assertThat(updates).hasSizeGreaterThan(60).allSatisfy(update -> {
            assertThat(update.values().get("VersionId")).as("%s", update).matches("\\d+");
            assertThat(update.values()).containsEntry("SkipArchive", "true");
            assertThat(update.outcome()).isEqualTo(Call.OK);
        });
        Map<String, Integer> versions = new TreeMap<>();
        updates.forEach(update -> {
            int version = Integer.parseInt(update.values().get("VersionId"));
            assertThat(version).isGreaterThanOrEqualTo(versions.getOrDefault(update.table(), 0));
            versions.put(update.table(), version + 1);
        });
    }

    private void run(String... args) {
        Shell.Answer answer = shell.run(args);
        assertThat(answer.code()).as(answer.out() + answer.err()).isZero();
    }

    private void put(String name, String label) {
        sandbox.datasphere()
                .put(
                        "SALES",
                        """
                        {"definitions":{"%s":{"kind":"entity","@EndUserText.label":"%s",
                         "elements":{"ID":{"type":"cds.Integer","key":true}}}}}"""
                                .formatted(name, label));
    }
}
