package dev.lockstep.engine.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

/** A program of these tests in a process of its own. What it says on standard error is kept in {@code child.err} of its folder. */
final class Child implements AutoCloseable {
    /** How a shell tells that a process was killed outright. */
    static final int KILLED = 137;

    private static final long PATIENCE_SECONDS = 120;

    private final Process process;

    private Child(Process process) {
        this.process = process;
    }

    static Child start(Path folder, Class<?> program, String... arguments) {
        return start(new ProcessBuilder(command(program, arguments))
                .directory(folder.toFile())
                .redirectError(folder.resolve("child.err").toFile()));
    }

    /** What it says on standard error comes with its output. */
    static Child startTalking(Path folder, Class<?> program, String... arguments) {
        return start(new ProcessBuilder(command(program, arguments))
                .directory(folder.toFile())
                .redirectErrorStream(true));
    }

    private static List<String> command(Class<?> program, String... arguments) {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "-Xshare:auto",
                "-Xmx256m",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName()));
        command.addAll(List.of(arguments));
        return command;
    }

    private static Child start(ProcessBuilder builder) {
        try {
            return new Child(builder.start());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Reads what it prints up to a line that is {@code line}, or to its end. @return whether the line came */
    boolean reaches(String line) {
        return process.inputReader().lines().anyMatch(line::equals);
    }

    /** Everything that it prints until it ends. */
    List<String> output() {
        return process.inputReader().lines().toList();
    }

    /** @return whether {@code event} came before the end of the process */
    boolean reaches(CompletableFuture<?> event) {
        CompletableFuture.anyOf(event, process.onExit())
                .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                .join();
        return event.isDone();
    }

    /** As {@code kill -9}. @return its exit code */
    int kill() throws InterruptedException {
        process.destroyForcibly();
        return process.waitFor();
    }

    /** As {@code kill -TERM}; it goes on. */
    void terminate() {
        process.toHandle().destroy();
    }

    /** Waits for its end. @return its exit code */
    int end() throws InterruptedException {
        if (!process.waitFor(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
            throw new AssertionError("the process does not end");
        }
        return process.exitValue();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
