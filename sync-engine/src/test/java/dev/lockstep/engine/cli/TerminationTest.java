package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.glue.Call;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A process that syncs is ended with SIGTERM while one of its writes is under way. */
class TerminationTest {
    /** The write that is under way when the signal comes. */
    private static final int NTH = 7;

    /** As the shell tells of an end by SIGTERM. */
    private static final int TERMINATED = 143;

    @TempDir
    Path folder;

    @ParameterizedTest(name = "{0} signals")
    @ValueSource(ints = {1, 2})
    void theWriteInHandIsFinishedAndKeptAndTheNextRunDoesTheRest(int signals) throws Exception {
        try (CrashScene scene = CrashScene.prepare(folder, 1)) {
            Held write = holdWrite(scene);
            Child child = Child.startTalking(scene.folder(), Main.class, "sync", "--confirm-deletes", CrashScene.SYNC);
            try (child) {
                assertThat(child.reaches(write.arrived())).isTrue();
                for (int i = 0; i < signals; i++) {
                    child.terminate();
                }
                assertThat(child.reaches(Interruption.TOLD)).isTrue();
                write.released().complete(null);

                List<String> told = child.output();
                assertThat(child.end()).isEqualTo(TERMINATED);
                assertThat(told).anyMatch(line -> line.contains("the run was cancelled"));
            }
            assertThat(scene.glue().calls().writes()).isEqualTo(NTH);
            assertThat(scene.auditVerdict().isWhole()).isTrue();
            assertThat(scene.withoutEvidence()).isEmpty();
            assertThat(reports(scene)).hasSize(3);

            assertThat(scene.plan().code()).isEqualTo(ExitCode.CHANGES_PENDING);
            Shell.Answer next = scene.sync();
            assertThat(next.code()).as(next.err()).isEqualTo(ExitCode.DONE);
            assertThat(scene.plan().code()).isEqualTo(ExitCode.DONE);
            assertThat(scene.auditVerdict().isWhole()).isTrue();
            assertThat(scene.withoutEvidence()).isEmpty();
        }
    }

    @Test
    void aRunThatDoesNotEndIsEndedWithTheCodeOfItsSignal() throws Exception {
        try (Child child = Child.startTalking(folder, Endless.class)) {
            assertThat(child.reaches(Endless.BEGUN)).isTrue();
            child.terminate();

            assertThat(child.output()).anyMatch(line -> line.contains("the next run cleans up"));
            assertThat(child.end()).isEqualTo(TERMINATED);
        }
    }

    /** Hears the signal and does nothing about it. */
    static final class Endless {
        static final String BEGUN = "begun";

        private Endless() {}

        public static void main(String[] args) throws InterruptedException {
            Interruption.calling(() -> {}, Duration.ofMillis(1));
            System.out.println(BEGUN);
            new CountDownLatch(1).await();
        }
    }

    /** @param arrived the write has taken effect; @param released it is answered */
    private record Held(CompletableFuture<Void> arrived, CompletableFuture<Void> released) {}

    private static Held holdWrite(CrashScene scene) {
        var held = new Held(new CompletableFuture<>(), new CompletableFuture<>());
        var writes = new AtomicInteger();
        scene.glue().calls().listen((Call call) -> {
            if (call.isWrite() && writes.incrementAndGet() == NTH) {
                held.arrived().complete(null);
                held.released().join();
            }
        });
        return held;
    }

    /** The two runs before, and the one that was ended. */
    private static List<Path> reports(CrashScene scene) throws IOException {
        try (Stream<Path> files = Files.list(scene.folder().resolve(".lockstep/reports"))) {
            return files.toList();
        }
    }
}
