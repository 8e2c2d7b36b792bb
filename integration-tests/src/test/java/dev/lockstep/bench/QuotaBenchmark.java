package dev.lockstep.bench;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.it.CsnFolder;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.TimeUnit;

/**
 * First sync of 2 000 tables against a Glue that takes 20 ms for each call and admits 100 calls per second, 50 at once. Prints how much of the
 * quota the writing uses and how many of its calls are refused, from a second after its beginning on: without being told the quota, and with
 * a ceiling that is the quota, twice each. Glue is the sandbox in this JVM.
 */
public final class QuotaBenchmark {
    private static final int TABLES = 2000;
    private static final int SPACES = 2;
    private static final int COLUMNS = 20;
    private static final int WORKERS = 32;
    private static final int QUOTA = 100;
    private static final int BURST = 50;
    private static final Duration LATENCY = Duration.ofMillis(20);

    private QuotaBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = CsnFolder.generate(Files.createTempDirectory("lockstep-benchmark"), SPACES, TABLES, COLUMNS);
        print(
                "%d tables of %d columns, %d workers, %d ms latency, quota %d calls/s with a burst of %d",
                TABLES, COLUMNS, WORKERS, LATENCY.toMillis(), QUOTA, BURST);
        warmUp(folder);
        for (String ceiling : List.of("none", Integer.toString(QUOTA), "none", Integer.toString(QUOTA))) {
            measure(folder, ceiling);
        }
    }

    /** Compiles the code; what is measured is the pace and not the start of a program. */
    private static void warmUp(Path folder) {
        try (GlueSandbox glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            sync(glue, folder, "none", WriteJournal.none());
        }
    }

    private static void measure(Path folder, String ceiling) {
        try (GlueSandbox glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            glue.faults().latency(LATENCY);
            glue.faults().throttle(QUOTA, BURST);
            var meter = new Meter(glue);
            sync(glue, folder, ceiling, meter);
            print("max-requests-per-second: %4s  %s", ceiling, meter.result());
        }
    }

    private static void sync(GlueSandbox glue, Path folder, String ceiling, WriteJournal journal) {
        new FirstSync(
                        glue.endpoint().toString(),
                        glue.accessKey().id(),
                        glue.accessKey().secret(),
                        folder.toString(),
                        "quota",
                        WORKERS,
                        ceiling)
                .run(journal);
    }

    /** What Glue had seen at some instant. */
    private record Reading(long nanos, long admitted, long refused) {
        static Reading of(GlueSandbox glue) {
            List<Call> calls = glue.calls().all();
            long refused = calls.stream()
                    .filter(call -> call.outcome().equals("ThrottlingException"))
                    .count();
            return new Reading(System.nanoTime(), calls.size() - refused, refused);
        }
    }

    /** Reads when the first table is begun, a second later, and when the last one is written. */
    private static final class Meter implements WriteJournal {
        private final GlueSandbox glue;
        private Reading begin;
        private Reading steady;
        private Reading end;
        private int written;

        private Meter(GlueSandbox glue) {
            this.glue = glue;
        }

        @Override
        public synchronized void intended(PlannedChange change) {
            if (begin == null && change.change().target().isPresent()) {
                begin = Reading.of(glue);
            }
        }

        @Override
        public synchronized void done(ChangeResult result) {
            boolean table = result.planned().change().target().isPresent();
            written += table ? 1 : 0;
            if (steady == null && table && System.nanoTime() - begin.nanos() >= TimeUnit.SECONDS.toNanos(1)) {
                steady = Reading.of(glue);
            }
            if (written == TABLES) {
                end = Reading.of(glue);
            }
        }

        private String result() {
            double seconds = (end.nanos() - steady.nanos()) / 1e9;
            long admitted = end.admitted() - steady.admitted();
            long refused = end.refused() - steady.refused();
            return String.format(
                    Locale.ROOT,
                    "%5.1f calls/s, ratio %.3f; %d of %d refused, %.2f %%; in the first second %d admitted, %d refused",
                    admitted / seconds,
                    admitted / seconds / QUOTA,
                    refused,
                    admitted + refused,
                    100.0 * refused / (admitted + refused),
                    steady.admitted() - begin.admitted(),
                    steady.refused() - begin.refused());
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
