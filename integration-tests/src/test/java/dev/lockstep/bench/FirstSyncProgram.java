package dev.lockstep.bench;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.PlannedChange;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;

/** The program that {@link FirstSyncBenchmark} measures: several first syncs, each into databases of its own. Says when it writes. */
final class FirstSyncProgram {
    static final String BEGIN = "begin";
    static final String END = "end";
    private static final int RUNS = 40;
    private static final int COUNTED = 10;

    private FirstSyncProgram() {}

    /** @param args endpoint, access key, its secret, folder of CSN documents, prefix of the databases */
    public static void main(String[] args) {
        List<Double> ratios = new ArrayList<>();
        for (int run = 1; run <= RUNS; run++) {
            Span span = run(List.of(args), run);
            double rate = FirstSyncBenchmark.TABLES / (span.nanos() / 1e9);
            ratios.add(rate / FirstSyncBenchmark.limit());
            System.out.println(String.format(
                    Locale.ROOT,
                    "run %d (%s): %4.0f writes/s, ratio %.2f; processor time per write: %.2f ms in the program",
                    run,
                    run == 1 ? "cold" : "warm",
                    rate,
                    rate / FirstSyncBenchmark.limit(),
                    FirstSyncBenchmark.millisPerWrite(span.processorNanos())));
        }
        List<Double> last = ratios.stream().skip(RUNS - COUNTED).sorted().toList();
        System.out.println(String.format(
                Locale.ROOT,
                "the last %d runs: ratio %.2f to %.2f, median %.2f",
                COUNTED,
                last.get(0),
                last.get(COUNTED - 1),
                (last.get((COUNTED - 1) / 2) + last.get(COUNTED / 2)) / 2));
    }

    private static Span run(List<String> args, int run) {
        var span = new Span();
        new FirstSync(
                        args.get(0),
                        args.get(1),
                        args.get(2),
                        args.get(3),
                        args.get(4) + "_r" + run,
                        FirstSyncBenchmark.WORKERS,
                        "none")
                .run(span);
        return span;
    }

    /** From the first table's intention to the last table's outcome. */
    private static final class Span implements WriteJournal {
        private final AtomicInteger intended = new AtomicInteger();
        private final AtomicInteger written = new AtomicInteger();
        private volatile long begin;
        private volatile long end;
        private volatile long processorAtBegin;
        private volatile long processorAtEnd;

        @Override
        public void intended(PlannedChange change) {
            if (isTable(change) && intended.incrementAndGet() == 1) {
                System.out.println(BEGIN);
                processorAtBegin = FirstSyncBenchmark.processorTime();
                begin = System.nanoTime();
            }
        }

        @Override
        public void done(ChangeResult result) {
            if (isTable(result.planned()) && written.incrementAndGet() == FirstSyncBenchmark.TABLES) {
                end = System.nanoTime();
                processorAtEnd = FirstSyncBenchmark.processorTime();
                System.out.println(END);
            }
        }

        private long nanos() {
            return end - begin;
        }

        private long processorNanos() {
            return processorAtEnd - processorAtBegin;
        }

        private static boolean isTable(PlannedChange change) {
            return change.change().target().isPresent();
        }
    }
}
