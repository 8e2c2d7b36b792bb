package dev.lockstep.bench;

import com.sun.management.OperatingSystemMXBean;
import dev.lockstep.it.CsnFolder;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * First sync of 1 000 tables against a Glue that takes 20 ms for each call and has no quota, with 32 workers. Prints how near the writing comes
 * to workers ÷ latency. Glue is the sandbox in this JVM; the program that syncs has a JVM of its own, as Glue's processors are not its own
 * either. Two such programs run one after the other: the first finds a sandbox that has just started, the second a warm one. Each makes
 * several first syncs, the first of them cold.
 */
public final class FirstSyncBenchmark {
    static final int TABLES = 1000;
    static final int SPACES = 3;
    static final int WORKERS = 32;
    static final Duration LATENCY = Duration.ofMillis(20);
    private static final int COLUMNS = 20;
    private static final int PROGRAMS = 2;
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
        try (GlueSandbox glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            glue.faults().latency(LATENCY);
            for (int program = 1; program <= PROGRAMS; program++) {
                print("program %d", program);
                watch(start(glue, folder, "p" + program));
            }
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

    private static Process start(GlueSandbox glue, Path folder, String prefix) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(ManagementFactory.getRuntimeMXBean().getInputArguments());
        command.addAll(List.of(
                "-cp",
                System.getProperty("java.class.path"),
                FirstSyncProgram.class.getName(),
                glue.endpoint().toString(),
                glue.accessKey().id(),
                glue.accessKey().secret(),
                folder.toString(),
                prefix));
        return new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
    }

    private static void watch(Process program) throws InterruptedException {
        long start = 0;
        long spent = 0;
        try (var lines = program.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (line.equals(FirstSyncProgram.BEGIN)) {
                    start = processorTime();
                } else if (line.equals(FirstSyncProgram.END)) {
                    spent = processorTime() - start;
                } else if (!line.startsWith("run ")) {
                    print("  %s", line);
                } else {
                    print("  %s, %.2f ms in the sandbox", line, millisPerWrite(spent));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (program.waitFor() != 0) {
            throw new IllegalStateException("the program ended with " + program.exitValue());
        }
    }

    private static void print(String format, Object... values) {
        System.out.println(String.format(Locale.ROOT, format, values));
    }
}
