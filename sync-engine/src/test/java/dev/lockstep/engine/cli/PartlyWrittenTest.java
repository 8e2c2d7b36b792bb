package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tables that were written, and what goes with them was not: what the evidence says of them, and the way back. */
class PartlyWrittenTest {
    private static final String MISSING = "its business context: ";

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
                config, Files.readString(config).replace("connector: glue\n", "connector: glue\n  context: both\n"));
        shell = new Shell(folder, Map.of());
        steward = new Steward(config);
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void tablesThatWereCreatedInPartAreListedWithWhatIsMissingAndUndone() {
        loseTheRightTo("PutAttachment");
        assertThat(shell.run("sync", "--quiet").code()).isEqualTo(ExitCode.PARTIAL);
        JsonNode partly = entry("partly-written");
        assertThat(partly.path("detail").asText()).startsWith(MISSING).contains("glue:PutAttachment");
        assertThat(shell.run("audit", "list", "--outcome", "partly-written").out())
                .contains("partly-written", "its business");

        Shell.Answer undone =
                shell.run("undo", partly.path("run").asText(), "--yes", "--confirm-deletes", "test", "--json");

        assertThat(undone.json().path("verdict").asText()).as(undone.out()).isEqualTo("done");
        assertThat(steward.contents()).isEmpty();
    }

    @Test
    void anUndoTellsWhatTheRunWroteInPartAndPutsItBack() {
        put("Trips");
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        SortedMap<Address, Form> before = steward.contents();
        put("Journeys");
        loseTheRightTo("PutAttachment");
        assertThat(shell.run("sync", "--quiet").code()).isEqualTo(ExitCode.PARTIAL);
        String run = entry("partly-written").path("run").asText();

        Shell.Answer shown = shell.run("undo", run, "--out", "undo.json");
        assertThat(shown.code()).as(shown.out()).isZero();
        assertThat(shown.out().replaceAll("\\s+", " "))
                .contains("1 to put back, 0 to drop; 0 refused.", "Written in part (1)", "sales.trips " + MISSING);
        JsonNode json = shell.run("undo", run, "--out", "undo.json", "--json").json();
        assertThat(json.path("partly").path(0).path("subject").asText()).isEqualTo("sales.trips");
        assertThat(json.path("partly").path(0).path("missing").asText()).startsWith(MISSING);

        assertThat(shell.run("undo", run, "--yes", "--quiet").code()).isZero();
        assertThat(steward.contents()).isEqualTo(before);
    }

    /** The first one asks whether it may. */
    private void loseTheRightTo(String action) {
        sandbox.glue().faults().script(Trigger.nth(action, 2), Fault.refused("AccessDeniedException", 400));
    }

    private JsonNode entry(String outcome) {
        for (JsonNode entry : shell.run("audit", "list", "--json").json().path("entries")) {
            if (entry.path("outcome").asText().equals(outcome)) {
                return entry;
            }
        }
        throw new AssertionError("no write is " + outcome);
    }

    private void put(String label) {
        sandbox.datasphere()
                .put(
                        "SALES",
                        """
                        {"definitions":{"TRIPS":{"kind":"entity","@EndUserText.label":"%s",
                         "elements":{"ID":{"type":"cds.Integer","key":true}}}}}"""
                                .formatted(label));
    }
}
