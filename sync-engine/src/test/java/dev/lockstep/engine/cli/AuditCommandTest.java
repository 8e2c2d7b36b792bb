package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The evidence of a sync that is over; nothing is contacted any more. */
class AuditCommandTest {
    @TempDir
    Path folder;

    private Shell shell;
    private Path record;

    @BeforeEach
    void sync() throws IOException {
        shell = new Shell(folder, Map.of());
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            SandboxConfig.write(sandbox, "test", "karvello", folder.resolve("lockstep.yaml"));
            assertThat(shell.run("sync", "--quiet").code()).isZero();
        }
        try (Stream<Path> files = Files.list(folder.resolve(".lockstep/audit"))) {
            record = files.toList().get(0);
        }
    }

    @Test
    void everyWriteIsListedWithAllThatEvidenceNeeds() {
        JsonNode entries = shell.run("audit", "list", "--json").json().path("entries");
        assertThat(entries).hasSize(63);
        JsonNode sales = entries.get(62);
        assertThat(sales.path("outcome").asText()).isEqualTo("written");
        assertThat(sales.path("caller").asText()).startsWith("arn:aws:iam::");
        assertThat(sales.path("requestId").asText()).isNotBlank();
        assertThat(sales.path("run").asText())
                .isEqualTo(record.getFileName().toString().replace(".jsonl", ""));
        assertThat(sales.path("durationMillis").isNumber()).isTrue();
        assertThat(sales.path("reasons").get(0).path("cause").asText()).isEqualTo("NEW");
        assertThat(sales.path("source").path("system").asText()).isEqualTo("karvello");
        assertThat(sales.path("fields").findValuesAsText("path")).contains("/description", "/columns");
        assertThat(sales.path("fields").get(0).has("after")).isTrue();
    }

    @Test
    void listsAreFiltered() {
        assertThat(count("--asset", "sales.*", "--asset", "finance")).isBetween(10, 40);
        assertThat(count("--outcome", "in-place")).isZero();
        assertThat(count("--outcome", "written", "--since", "1h")).isEqualTo(63);
        assertThat(count("--until", "2026-01-01")).isZero();
        assertThat(count("--run", "other")).isZero();
        assertThat(shell.run("audit", "list").out()).contains("63 writes", "create database", "… and 43 more");
        Shell.Answer wrong = shell.run("audit", "list", "--since", "yesterday");
        assertThat(wrong.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(wrong.err()).contains("--since must be a day", "7d", "not yesterday");
        assertThat(shell.run("audit", "list", "--outcome", "wrong").err()).contains("in-place");
    }

    @Test
    void theExportHoldsOneRowOrEntryForEachWrite() throws IOException {
        assertThat(shell.run("audit", "export", "--out", "a.csv").out()).isEmpty();
        List<String> rows = Files.readAllLines(folder.resolve("a.csv"));
        assertThat(rows).hasSize(64);
        assertThat(rows.get(0)).startsWith("run,sync,command,caller,");
        assertThat(rows.get(1)).contains(",test,sync,arn:aws:iam::", ",create-container,", ",written,");
        JsonNode json = shell.run("audit", "export", "--format", "json", "--dir", ".lockstep/audit")
                .json();
        assertThat(json.path("entries")).hasSize(63);
        assertThat(json.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(shell.run("audit", "export", "--out", "no/such/a.csv").err()).contains("Cannot write no/such/a.csv");
    }

    @Test
    void anAlteredRecordIsFoundByEveryCommandThatReadsIt() throws IOException {
        assertThat(shell.run("audit", "verify").out()).contains("128 records in 1 file: as written", "hash");
        List<String> lines = new ArrayList<>(Files.readAllLines(record));
        lines.set(4, lines.get(4).replace("WRITTEN", "FAILED").replace("NEW", "GONE"));
        Files.write(record, lines);

        Shell.Answer verified = shell.run("audit", "verify");

        assertThat(verified.code()).isEqualTo(ExitCode.FAILED);
        assertThat(verified.out()).contains("broken", record.getFileName() + ", line 5 was altered");
        JsonNode json = shell.run("audit", "verify", "--json").json();
        assertThat(json.path("whole").asBoolean()).isFalse();
        assertThat(json.path("problems").get(0).path("line").asInt()).isEqualTo(5);
        assertThat(shell.run("audit", "list").code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(shell.run("audit", "list").out()).contains("Not read to the end");
        assertThat(shell.run("audit", "export").code()).isEqualTo(ExitCode.PARTIAL);
    }

    @Test
    void aFolderThatIsNoneIsNamed() {
        Shell.Answer answer = shell.run("audit", "verify", "--dir", "nowhere");
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("There is no folder nowhere", ".lockstep/audit");
    }

    private int count(String... filters) {
        String[] args = Stream.concat(Stream.of("audit", "list", "--json"), Stream.of(filters))
                .toArray(String[]::new);
        Shell.Answer answer = shell.run(args);
        assertThat(answer.code()).as(answer.err()).isZero();
        return answer.json().path("entries").size();
    }
}
