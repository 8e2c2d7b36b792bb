package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that contact nothing. */
class ProgramTest {
    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() {
        shell = new Shell(folder, Map.of("DATASPHERE_CLIENT_ID", "id", "DATASPHERE_CLIENT_SECRET", "tops3cret"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "demo",
                "sandbox",
                "init",
                "validate",
                "doctor",
                "policy",
                "discover",
                "show",
                "plan",
                "apply",
                "sync",
                "drift",
                "undo",
                "audit",
                "audit list",
                "audit export",
                "audit verify",
                "completion"
            })
    void everyCommandExplainsItselfWithExamples(String command) {
        Shell.Answer answer = shell.run((command + " --help").split(" "));
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("Usage: lockstep " + command, "Examples:", "lockstep " + command);
        assertThat(answer.out().lines()).allMatch(line -> line.length() <= 100);
    }

    @Test
    void theProgramExplainsItsCommandsAndExitCodes() {
        Shell.Answer answer = shell.run("--help");
        assertThat(answer.code()).isZero();
        assertThat(answer.out())
                .contains(
                        Program.commandLine(Terminal.system()).getSubcommands().keySet());
        assertThat(answer.out()).contains("Exit codes:", "Examples:");
        assertThat(shell.run("--version").out()).startsWith("lockstep ");
    }

    @Test
    void withoutACommandTheHelpGoesToStandardError() {
        Shell.Answer answer = shell.run();
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err()).contains("Usage: lockstep");
    }

    @Test
    void aMisspeltCommandOrOptionExitsWithTwoAndASuggestion() {
        assertThat(shell.run("plna")).satisfies(answer -> {
            assertThat(answer.code()).isEqualTo(2);
            assertThat(answer.err()).contains("Unmatched argument", "plan", "--help");
        });
        assertThat(shell.run("plan", "--jsno").err()).contains("--json", "lockstep plan --help");
        assertThat(shell.run("show").code()).isEqualTo(2);
    }

    @Test
    void initWritesAConfigurationThatValidates() {
        assertThat(shell.run("init").code()).isZero();
        Shell.Answer answer = shell.run("validate");
        assertThat(answer.code()).as(answer.err()).isZero();
        assertThat(answer.out())
                .isEqualTo("lockstep.yaml is valid: sales-to-glue keeps glue in step with datasphere\n");
        assertThat(shell.run("validate", "--json").json().path("valid").asBoolean())
                .isTrue();
    }

    @Test
    void initDoesNotOverwriteUnlessTold() throws IOException {
        Path file = Files.writeString(folder.resolve("c.yaml"), "mine");
        Shell.Answer refused = shell.run("init", "-o", "c.yaml");
        assertThat(refused.code()).isEqualTo(1);
        assertThat(refused.err()).contains("c.yaml is there already", "--force");
        assertThat(file).hasContent("mine");
        assertThat(shell.run("init", "-o", "c.yaml", "--force").code()).isZero();
        assertThat(Files.readString(file)).startsWith("# Configuration of Lockstep");
        assertThat(shell.run("init", "-o", "-").out()).startsWith("# Configuration of Lockstep");
    }

    @Test
    void allProblemsOfAConfigurationExitWithTwo() throws IOException {
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                "name: x\nsource:\n  connector: datasphere\n  clint-id: ${NOWHERE}\ntarget:\n  connector: gleu\n");
        Shell.Answer answer = shell.run("validate");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.out()).isEmpty();
        assertThat(answer.err())
                .contains("line 4, column 3: source.clint-id: is not a known key; did you mean `client-id`?")
                .contains("line 4, column 13: source.clint-id: needs the environment variable NOWHERE")
                .contains("line 6, column 14: target.connector: must be one of")
                .contains("  → ")
                .doesNotContain("\tat ");
        assertThat(shell.run("validate", "--json").json().path("problems").size())
                .isGreaterThan(2);
        assertThat(shell.run("plan", "--json").json().path("error").path("code").asText())
                .isEqualTo("configuration.invalid");
    }

    @Test
    void aMissingConfigurationExitsWithTwoAndARemedy() {
        Shell.Answer answer = shell.run("sync", "-c", "none.yaml");
        assertThat(answer.code()).isEqualTo(2);
        assertThat(answer.err()).contains("none.yaml: does not exist; `lockstep init");
    }

    @Test
    void aStackTraceIsShownOnRequestOnly() {
        assertThat(shell.run("init", "-o", "no/such/folder/c.yaml").err()).doesNotContain("\tat ");
        assertThat(shell.run("init", "-o", "no/such/folder/c.yaml", "-vv").err())
                .contains("\tat ", "NoSuchFileException");
    }

    @ParameterizedTest
    @ValueSource(strings = {"bash", "zsh", "fish"})
    void completionKnowsCommandsAndOptions(String name) {
        Shell.Answer answer = shell.run("completion", name);
        assertThat(answer.code()).isZero();
        assertThat(answer.out()).contains("lockstep", "discover", "detailed-exitcode", "verify", "outcome");
    }

    @ParameterizedTest
    @ValueSource(strings = {"--port=99999", "--datasphere-port=-1", "--latency=-5"})
    void aSandboxOptionOutOfRangeIsAnErrorOfTheUser(String option) {
        Shell.Answer answer = shell.run("sandbox", option);

        assertThat(answer.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(answer.err()).contains(option.substring(0, option.indexOf('=')) + " must be from 0 to");
    }
}
