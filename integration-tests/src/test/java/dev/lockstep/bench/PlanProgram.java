package dev.lockstep.bench;

import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.ScopeVerdict;
import java.time.Duration;
import java.util.Locale;

/** The program that {@link PlanBenchmark} measures: plans, or fills the catalog. */
final class PlanProgram {
    private static final int WORKERS = 32;
    private static final double MIB = 1 << 20;

    private PlanProgram() {}

    /** @param args {@code plan} or {@code fill}; endpoint, access key, its secret, folder of CSN documents */
    public static void main(String[] args) {
        var sync = new FirstSync(args[1], args[2], args[3], args[4], "b", WORKERS, "none");
        if (args[0].equals("plan")) {
            plan(sync);
        } else {
            sync.run(WriteJournal.none());
        }
    }

    private static void plan(FirstSync sync) {
        long begin = System.nanoTime();
        Plan plan = sync.plan();
        double seconds = Duration.ofNanos(System.nanoTime() - begin).toMillis() / 1e3;
        int tables = plan.scopes().stream().mapToInt(ScopeVerdict::assets).sum();
        System.out.println(String.format(
                Locale.ROOT,
                "  %,d changes: %.1f s, %.3f ms per table, %.0f MiB in use at the end",
                plan.changes().size(),
                seconds,
                seconds * 1e3 / tables,
                used()));
    }

    private static double used() {
        System.gc();
        Runtime runtime = Runtime.getRuntime();
        return (runtime.totalMemory() - runtime.freeMemory()) / MIB;
    }
}
