package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.it.CsnFolder;
import dev.lockstep.it.Scene;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;

/**
 * First sync of 1 000 tables against a Glue that takes 20 ms for each call and has no quota, with 32 workers. Prints how near the writing comes
 * to workers ÷ latency, for a JVM that has just started and for a warm one.
 */
public final class FirstSyncBenchmark {
    private static final int TABLES = 1000;
    private static final int COLUMNS = 20;
    private static final int SPACES = 3;
    private static final int WORKERS = 32;
    private static final Duration LATENCY = Duration.ofMillis(20);
    private static final int RUNS = 5;

    private FirstSyncBenchmark() {}

    public static void main(String[] args) throws IOException {
        Path folder = CsnFolder.generate(Files.createTempDirectory("lockstep-benchmark"), SPACES, TABLES, COLUMNS);
        double limit = WORKERS / (LATENCY.toNanos() / 1e9);
        print(
                "%d tables of %d columns, %d workers, %d ms latency: limit %.0f writes/s",
                TABLES, COLUMNS, WORKERS, LATENCY.toMillis(), limit);
        for (int run = 1; run <= RUNS; run++) {
            Span span = run(folder);
            double rate = TABLES / (span.nanos() / 1e9);
            print(
                    "run %d (%s): %.0f writes/s, ratio %.2f; %.2f ms of processor time per write, client and server",
                    run, run == 1 ? "cold" : "warm", rate, rate / limit, span.cpuNanos() / 1e6 / TABLES);
        }
    }

    private static Span run(Path folder) {
        Span span = new Span();
        try (Scene scene = Scene.ofFolder(folder);
                SyncEngine engine = SyncEngine.open(
                        scene.config(WORKERS, ""), Surroundings.plain().withJournal(span))) {
            Plan plan = engine.plan();
            scene.glue().faults().latency(LATENCY);
            RunReport report = engine.apply(plan);
            scene.glue().faults().latency(Duration.ZERO);
            if (report.verdict() != RunReport.Verdict.DONE) {
                throw new IllegalStateException("the run ended " + report.verdict());
            }
        }
        return span;
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }

    /** From the first table's intention to the last table's outcome. */
    private static final class Span implements WriteJournal {
        private static final OperatingSystemMXBean PROCESS =
                ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

        private final AtomicLong first = new AtomicLong();
        private final AtomicLong cpuAtFirst = new AtomicLong();
        private final AtomicLong cpuAtLast = new AtomicLong();
        private final AtomicLong written = new AtomicLong();
        private final AtomicLong last = new AtomicLong(Long.MIN_VALUE);

        @Override
        public void intended(PlannedChange change) {
            if (change.change().target().isPresent() && first.compareAndSet(0, System.nanoTime())) {
                cpuAtFirst.set(PROCESS.getProcessCpuTime());
            }
        }

        @Override
        public void done(ChangeResult result) {
            last.accumulateAndGet(System.nanoTime(), Math::max);
            if (written.incrementAndGet() == TABLES + SPACES) {
                cpuAtLast.set(PROCESS.getProcessCpuTime());
            }
        }

        private long cpuNanos() {
            return cpuAtLast.get() - cpuAtFirst.get();
        }

        private long nanos() {
            return last.get() - first.get();
        }
    }
}
