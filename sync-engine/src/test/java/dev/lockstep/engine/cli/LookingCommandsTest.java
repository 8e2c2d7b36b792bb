package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands that only look, where the account has a business context: they try no write, and say what a run would do. */
class LookingCommandsTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(
                SandboxOptions.sample().withGlue(GlueSandboxOptions.defaults().withBusinessContext()));
        SandboxConfig.write(sandbox, "test", "karvello", folder.resolve("lockstep.yaml"));
        shell = new Shell(folder, Map.of());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void noneOfThemTriesToWrite() throws IOException {
        context("both");
        for (int round = 0; round < 2; round++) {
            sandbox.glue().calls().reset();
            for (List<String> command : List.of(
                    List.of("plan"),
                    List.of("plan", "--out", "p.json"),
                    List.of("drift"),
                    List.of("discover"),
                    List.of("show", "SALES/AM_SALES"),
                    List.of("explain"),
                    List.of("explain", "SALES/AM_SALES"))) {
                Shell.Answer answer = shell.run(command.toArray(String[]::new));
                assertThat(answer.code()).as("%s: %s", command, answer.err()).isZero();
                assertThat(sandbox.glue().calls().writes()).as("%s", command).isZero();
            }
            assertThat(sandbox.glue().calls().count("ListGlossaries")).isPositive();
            assertThat(shell.run("sync", "--quiet").code()).isZero();
        }
    }

    /** Whoever may only read gets the plan of those who may write. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "native", "both"})
    void aPlanOfAPrincipalThatMayOnlyReadIsTheSame(String choice) throws IOException {
        context(choice);
        String before = shell.run("plan", "--json").json().path("changes").toString();
        mayOnlyRead();
        assertThat(shell.run("plan", "--json").json().path("changes").toString())
                .isEqualTo(before);
        sandbox.glue().permissions().allowAll();
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        mayOnlyRead();

        Shell.Answer plan = shell.run("plan", "--detailed-exitcode");

        assertThat(plan.code()).isZero();
    }

    /** What a run found out about its rights is what the next look goes by. */
    @ParameterizedTest
    @ValueSource(strings = {"auto", "native", "both"})
    void aPlanAfterARunThatLacksARightSaysWhatTheNextRunDoes(String choice) throws IOException {
        context(choice);
        sandbox.glue().permissions().deny(Denial.of("PutAttachment"));
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        assertThat(shell.run("plan", "--detailed-exitcode", "--quiet").code()).isZero();
        assertThat(shell.run("drift", "--detailed-exitcode", "--quiet").code()).isZero();

        sandbox.glue().permissions().allowAll();
        assertThat(shell.run("sync", "--json")
                        .json()
                        .path("counts")
                        .path("written")
                        .asInt())
                .isPositive();

        assertThat(shell.run("plan", "--detailed-exitcode", "--quiet").code()).isZero();
    }

    private void mayOnlyRead() {
        for (String action : List.of("Put*", "Delete*", "Associate*", "Disassociate*", "Create*", "Update*")) {
            sandbox.glue().permissions().deny(Denial.of(action));
        }
    }

    private void context(String choice) throws IOException {
        Path config = folder.resolve("lockstep.yaml");
        Files.writeString(
                config,
                Files.readString(config)
                        .replace("connector: glue\n", "connector: glue\n  context: %s\n".formatted(choice)));
    }
}
