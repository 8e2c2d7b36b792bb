package dev.lockstep.bench;

import dev.lockstep.it.CsnFolder;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * Plans for 10 000, 30 000 and 100 000 tables of 20 columns in a heap of 512 MiB: for an empty catalog, where everything is a change, and for
 * one where nothing is. The catalog is filled in between by a program with more room. Prints how long a plan takes; that should grow as the
 * tables do. Glue is the sandbox in this JVM.
 */
public final class PlanBenchmark {
    private static final List<Integer> TABLES = List.of(10_000, 30_000, 100_000);
    private static final int TABLES_PER_SPACE = 1000;
    private static final int COLUMNS = 20;
    private static final String HEAP = "512m";
    private static final String ROOM = "4g";

    private PlanBenchmark() {}

    /** @param args numbers of tables; none for those above */
    public static void main(String[] args) throws IOException, InterruptedException {
        List<Integer> sizes = args.length == 0
                ? TABLES
                : List.of(args).stream().map(Integer::valueOf).toList();
        for (int tables : sizes) {
            System.out.println(String.format(Locale.ROOT, "%,d tables", tables));
            measure(tables);
        }
    }

    private static void measure(int tables) throws IOException, InterruptedException {
        Path folder = CsnFolder.generate(
                Files.createTempDirectory("lockstep-benchmark"), tables / TABLES_PER_SPACE, tables, COLUMNS);
        try (GlueSandbox glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            run(HEAP, "plan", glue, folder);
            run(ROOM, "fill", glue, folder);
            run(HEAP, "plan", glue, folder);
        }
    }

    private static void run(String heap, String what, GlueSandbox glue, Path folder)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-Xmx" + heap, "-XX:+UseParallelGC", "-XX:+ExitOnOutOfMemoryError"));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), PlanProgram.class.getName(), what));
        command.addAll(List.of(
                glue.endpoint().toString(),
                glue.accessKey().id(),
                glue.accessKey().secret(),
                folder.toString()));
        int exit = new ProcessBuilder(command).inheritIO().start().waitFor();
        if (exit != 0) {
            System.out.println("  " + what + " in a heap of " + heap + " ended with " + exit);
        }
    }
}
