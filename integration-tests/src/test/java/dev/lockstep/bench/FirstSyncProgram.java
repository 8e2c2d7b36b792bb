package dev.lockstep.bench;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.PlannedChange;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The program that {@link FirstSyncBenchmark} measures: a first sync for each line of its input, which names a Glue. Says when it begins to
 * write and when it has written all, with the nanoseconds between and the processor time in them.
 */
final class FirstSyncProgram {
    static final String BEGIN = "begin";
    static final String END = "end";
    static final String DONE = "done";

    private FirstSyncProgram() {}

    /** @param args folder of CSN documents */
    public static void main(String[] args) throws IOException {
        var lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            String[] glue = line.split(" ", -1);
            new FirstSync(glue[0], glue[1], glue[2], args[0], "first", FirstSyncBenchmark.WORKERS, "none")
                    .run(new Span());
            System.out.println(DONE);
        }
    }

    /** From the first table's intention to the last table's outcome. */
    private static final class Span implements WriteJournal {
        private final AtomicInteger intended = new AtomicInteger();
        private final AtomicInteger written = new AtomicInteger();
        private volatile long begin;
        private volatile long processorAtBegin;

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
                long nanos = System.nanoTime() - begin;
                long processor = FirstSyncBenchmark.processorTime() - processorAtBegin;
                System.out.println(END + " " + nanos + " " + processor);
            }
        }

        private static boolean isTable(PlannedChange change) {
            return change.change().target().isPresent();
        }
    }
}
