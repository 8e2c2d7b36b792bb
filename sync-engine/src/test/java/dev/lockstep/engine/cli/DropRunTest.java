package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.spi.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A table whose source goes, on the command line, to its end and back. */
class DropRunTest {
    private static final Address TRIPS = new Address("sales", "trips");
    private static final String POLICY =
            """
            policy:
              deletes: drop
              deletes-after: { misses: 1, grace: 0s }
              max-deletes: { percent: 50, count: 1 }
            """;

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;
    private Steward steward;
    private Form retired;

    /** The table is marked as retired and due. */
    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.sample());
        Path config = folder.resolve("lockstep.yaml");
        SandboxConfig.write(sandbox, "test", "karvello", config);
        Files.writeString(config, Files.readString(config) + POLICY);
        shell = new Shell(folder, Map.of());
        steward = new Steward(config);
        sandbox.datasphere()
                .put(
                        "SALES",
                        """
                        {"definitions":{"TRIPS":{"kind":"entity","@EndUserText.label":"Trips",
                         "elements":{"ID":{"type":"cds.Integer","key":true}}}}}""");
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        sandbox.datasphere().remove("SALES", "TRIPS");
        Shell.Answer marked = shell.run("sync", "--quiet");
        assertThat(marked.code()).as(marked.err()).isZero();
        retired = steward.contents().get(TRIPS);
        sandbox.glue().calls().reset();
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aDropThatNobodyConfirmsIsHeldBackAndTold() {
        Shell.Answer answer = shell.run("sync", "--json");

        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        JsonNode result = answer.json().path("results").path(0);
        assertThat(result.path("subject").asText()).isEqualTo("sales.trips");
        assertThat(result.path("status").asText()).isEqualTo("not-attempted");
        assertThat(result.path("remedy").asText()).contains("--confirm-deletes test");
        assertThat(shell.typing(List.of("yes"), "sync", "--quiet").code()).isEqualTo(ExitCode.FAILED);
        assertThat(steward.contents()).containsEntry(TRIPS, retired);
        assertThat(sandbox.glue().calls().writes()).isZero();
    }

    @Test
    void aDropThatIsConfirmedIsMadeRecordedAndUndone() {
        SortedMap<Address, Form> before = steward.contents();
        shell.run("plan", "--out", "p.json", "--quiet");

        Shell.Answer answer = shell.run("apply", "p.json", "--confirm-deletes", "test", "--json");

        assertThat(answer.code()).as(answer.out()).isZero();
        assertThat(answer.json().path("counts").path("written").asInt()).isEqualTo(1);
        assertThat(sandbox.glue().calls().writes()).isEqualTo(1);
        assertThat(sandbox.glue().calls().count("BatchDeleteTable")).isEqualTo(1);
        SortedMap<Address, Form> after = steward.contents();
        assertThat(after).doesNotContainKey(TRIPS).hasSize(before.size() - 1);
        assertThat(shell.run("plan", "--detailed-exitcode", "--quiet").code()).isZero();
        assertThat(shell.run("audit", "verify").code()).isZero();
        JsonNode entries = shell.run("audit", "list", "--asset", "sales.trips", "--json")
                .json()
                .path("entries");
        JsonNode drop = entries.path(entries.size() - 1);
        assertThat(drop.path("kind").asText()).isEqualTo("drop");
        assertThat(drop.path("outcome").asText()).isEqualTo("written");

        assertThat(shell.run("undo", drop.path("run").asText(), "--yes", "--quiet")
                        .code())
                .as("what only creates needs no consent")
                .isZero();
        assertThat(steward.contents()).isEqualTo(before);
    }

    @Test
    void atATerminalTheNameOfTheSyncIsTyped() {
        Shell.Answer answer = shell.typing(List.of("test"), "sync", "--quiet");

        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.err()).contains("1 would be dropped for good: sales.trips");
        assertThat(steward.contents()).doesNotContainKey(TRIPS);
    }
}
