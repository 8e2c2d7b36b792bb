package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.it.CsnFolder;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * First sync of 1 000 tables against a Glue that takes 20 ms for each call and has no quota, with 32 workers. Prints how near the writing comes
 * to workers ÷ latency. Glue is a sandbox in this JVM, a new one for each sync; the program that syncs has a JVM of its own, as Glue's processors
 * are not its own either. Two such programs run one after the other: the first finds a sandbox whose code is not yet compiled, the second a warm
 * one. Each makes several first syncs, the first of them cold.
 */
public final class FirstSyncBenchmark {
    static final int TABLES = 1000;
    static final int SPACES = 3;
    static final int WORKERS = 32;
    static final Duration LATENCY = Duration.ofMillis(20);
    private static final int COLUMNS = 20;
    private static final int PROGRAMS = 2;
    private static final int RUNS = 60;
    private static final int COUNTED = 10;
    private static final OperatingSystemMXBean PROCESS =
            ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);

    private FirstSyncBenchmark() {}

    public static void main(String[] args) throws IOException, InterruptedException {
        Path folder = CsnFolder.generate(Files.createTempDirectory("lockstep-benchmark"), SPACES, TABLES, COLUMNS);
        print(
                "%d tables of %d columns, %d workers, %d ms latency: limit %.0f writes/s; %d processors",
                TABLES,
                COLUMNS,
                WORKERS,
                LATENCY.toMillis(),
                limit(),
                Runtime.getRuntime().availableProcessors());
        for (int program = 1; program <= PROGRAMS; program++) {
            print("program %d", program);
            measure(folder);
        }
    }

    /** Writes per second that no program can pass. */
    static double limit() {
        return WORKERS / (LATENCY.toNanos() / 1e9);
    }

    static long processorTime() {
        return PROCESS.getProcessCpuTime();
    }

    static double millisPerWrite(long nanos) {
        return nanos / 1e6 / TABLES;
    }

    private static void measure(Path folder) throws IOException, InterruptedException {
        List<Double> ratios = new ArrayList<>();
        Process program = start(folder);
        try (var input = program.outputWriter();
                var output = program.inputReader()) {
            for (int run = 1; run <= RUNS; run++) {
                ratios.add(run(run, input, output));
            }
        }
        if (program.waitFor() != 0) {
            throw new IllegalStateException("the program ended with " + program.exitValue());
        }
        List<Double> last = ratios.stream().skip(RUNS - COUNTED).sorted().toList();
        print(
                "  the last %d runs: ratio %.2f to %.2f, median %.2f",
                COUNTED, last.get(0), last.get(COUNTED - 1), (last.get((COUNTED - 1) / 2) + last.get(COUNTED / 2)) / 2);
    }

    private static Process start(Path folder) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp", System.getProperty("java.class.path"), FirstSyncProgram.class.getName(), folder.toString()));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static double run(int run, BufferedWriter input, BufferedReader output) throws IOException {
        try (GlueSandbox glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            glue.faults().latency(LATENCY);
            input.write(String.join(
                    " ",
                    glue.endpoint().toString(),
                    glue.accessKey().id(),
                    glue.accessKey().secret()));
            input.newLine();
            input.flush();
            expect(FirstSyncProgram.BEGIN, output);
            long before = processorTime();
            String[] measured = expect(FirstSyncProgram.END, output);
            long spent = processorTime() - before;
            double rate = TABLES / (Long.parseLong(measured[1]) / 1e9);
            print(
                    "  run %d (%s): %4.0f writes/s, ratio %.2f; processor time per write: %.2f ms in the program, %.2f ms in the sandbox",
                    run,
                    run == 1 ? "cold" : "warm",
                    rate,
                    rate / limit(),
                    millisPerWrite(Long.parseLong(measured[2])),
                    millisPerWrite(spent));
            expect(FirstSyncProgram.DONE, output);
            return rate / limit();
        }
    }

    /** The next line, in words. @throws IllegalStateException if it says something else */
    private static String[] expect(String word, BufferedReader output) throws IOException {
        String line = output.readLine();
        if (line == null || !line.startsWith(word)) {
            throw new IllegalStateException("the program said " + line + " instead of " + word);
        }
        return line.split(" ", -1);
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
