package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditVerdict;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.engine.report.RunView;
import dev.lockstep.engine.state.StateStore;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** The disk fills up between the last write and the end of the audit record. */
class UnclosableEvidenceTest {
    @TempDir
    Path folder;

    private final ByteArrayOutputStream out = new ByteArrayOutputStream();

    @Test
    void theReportIsToldAndTheFailureAfterIt() {
        Output output = new Output();
        assertThatThrownBy(() -> sync(output))
                .isInstanceOf(RemoteException.class)
                .hasMessage("the disk is full");
        assertThat(told()).contains("Run ", "63 written");
        assertThat(folder.resolve(".lockstep/reports")).isDirectoryContaining("glob:**.json");
    }

    @Test
    void asJsonItIsOneDocument() throws IOException {
        Output output = new Output();
        CommandLine.populateCommand(output, "--json");
        assertThatThrownBy(() -> sync(output)).isInstanceOfSatisfying(RemoteException.class, e -> assertThat(
                        new Failures(terminal()).report(e, output))
                .isEqualTo(ExitCode.FAILED));
        assertThat(told()).doesNotContain("\"error\"");
        assertThat(new ObjectMapper()
                        .readTree(told())
                        .path("counts")
                        .path("written")
                        .asInt())
                .isEqualTo(63);
    }

    /** What stays open keeps the process, or the lock of the next. */
    @Test
    void everythingElseIsClosedThoughNeitherReportNorEvidenceCanBeKept() throws IOException {
        Files.createDirectories(folder.resolve(".lockstep"));
        Files.writeString(folder.resolve(".lockstep/reports"), "in the way of the folder");
        List<String> closed = new ArrayList<>();

        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            assertThatThrownBy(() -> sync(sandbox, new Output(), any -> new Full(), store -> telling(store, closed)))
                    .isInstanceOfSatisfying(UncheckedIOException.class, e -> assertThat(e.getSuppressed())
                            .extracting(Throwable::getMessage)
                            .containsExactly("the disk is full"));
        }

        assertThat(closed).containsExactly("the store");
    }

    /** @param closed is told when {@code store} is closed */
    private static StateStore telling(StateStore store, List<String> closed) {
        Class<StateStore> type = StateStore.class;
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    if (method.getName().equals("close")) {
                        closed.add("the store");
                    }
                    return method.invoke(store, arguments);
                }));
    }

    /** Whether or not that writes anything, and `audit verify` tells it until then and after. */
    @Test
    void theNextRunGivesTheChainAnEndAgain() {
        var evidence = new AuditFolder(folder.resolve(".lockstep/audit"));
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            assertThatThrownBy(() -> sync(sandbox, new Output(), session -> new Unclosable(session.startAudit())))
                    .isInstanceOf(RemoteException.class);
            assertThat(evidence.verify().problems()).hasSize(1);

            sync(sandbox, new Output(), RunSession::startAudit);
        }

        AuditVerdict verdict = evidence.verify();
        assertThat(verdict.problems()).isEmpty();
        assertThat(verdict.notes()).singleElement().asString().contains("ends without an end");
        assertThat(verdict.files()).hasSize(2);
    }

    @Test
    void aRunAfterOneThatEndedWellLeavesNoRecordOfItsOwnWhenItWritesNothing() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            sync(sandbox, new Output(), RunSession::startAudit);
            sync(sandbox, new Output(), RunSession::startAudit);
        }

        assertThat(new AuditFolder(folder.resolve(".lockstep/audit")).files()).hasSize(1);
    }

    private void sync(Output output) {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample())) {
            sync(sandbox, output, any -> new Full());
        }
    }

    private void sync(Sandbox sandbox, Output output, Function<RunSession, Audit> evidence) {
        sync(sandbox, output, evidence, UnaryOperator.identity());
    }

    private void sync(
            Sandbox sandbox, Output output, Function<RunSession, Audit> evidence, UnaryOperator<StateStore> memory) {
        Path file = folder.resolve("lockstep.yaml");
        SandboxConfig.write(sandbox, "test", "karvello", file);
        var config = ConfigurationLoader.installed().load(file, Map.of());
        try (RunSession session = RunSession.open(config, "sync", terminal(), output, evidence, memory)) {
            session.write(
                    SyncEngine::sync,
                    report -> output.print(
                            terminal(),
                            paint -> RunView.text(report, output.text(paint, config.languages())),
                            () -> RunView.json(report)));
        }
    }

    private Terminal terminal() {
        PrintStream stream = new PrintStream(out, true, StandardCharsets.UTF_8);
        return new Terminal(
                InputStream.nullInputStream(),
                stream,
                new PrintStream(PrintStream.nullOutputStream()),
                false,
                Paint.PLAIN,
                Map.of(),
                folder);
    }

    private String told() {
        return out.toString(StandardCharsets.UTF_8);
    }

    /** Keeps every write and cannot be ended. */
    private record Unclosable(Audit audit) implements Audit {
        @Override
        public long intended(Tree.Node change) {
            return audit.intended(change);
        }

        @Override
        public void done(long intended, Tree.Node outcome) {
            audit.done(intended, outcome);
        }

        @Override
        public void close() {
            throw new RemoteException("audit.unwritable", "the disk is full", "Make room.");
        }
    }

    /** Takes every write and cannot be ended. */
    private static final class Full implements Audit {
        @Override
        public long intended(Tree.Node change) {
            return 1;
        }

        @Override
        public void done(long intended, Tree.Node outcome) {
            // kept
        }

        @Override
        public void close() {
            throw new RemoteException("audit.unwritable", "the disk is full", "Make room.");
        }
    }
}
