package dev.lockstep.engine.cli;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.report.Paint;
import java.io.ByteArrayOutputStream;
import java.io.Console;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Where a command runs.
 *
 * @param in what a person answers
 * @param out for results
 * @param err for everything else
 * @param isInteractive whether a person watches {@code err}
 * @param paint colours of {@code out} and {@code err}
 * @param environment variables by name
 * @param folder that relative paths start from
 */
record Terminal(
        InputStream in,
        PrintStream out,
        PrintStream err,
        boolean isInteractive,
        Paint paint,
        Map<String, String> environment,
        Path folder) {
    Terminal {
        requireNonNull(in, "in is null");
        requireNonNull(out, "out is null");
        requireNonNull(err, "err is null");
        requireNonNull(paint, "paint is null");
        environment = Map.copyOf(environment);
        requireNonNull(folder, "folder is null");
    }

    /** Asks; only {@code y} and {@code yes} mean yes, and so nobody who is away does. */
    boolean confirms(String question) {
        return answer(question + " [y/N] ")
                .filter(answer -> answer.toLowerCase(Locale.ROOT).matches("y|yes"))
                .isPresent();
    }

    /** Asks; what a person types, without spaces around it, or nothing when there is nobody. */
    Optional<String> answer(String question) {
        err.print(question);
        err.flush();
        try {
            return line();
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /** Takes one line and nothing of the next, which answers another question. */
    private Optional<String> line() throws IOException {
        ByteArrayOutputStream typed = new ByteArrayOutputStream();
        int next = in.read();
        boolean isThere = next >= 0;
        while (next >= 0 && next != '\n') {
            typed.write(next);
            next = in.read();
        }
        return isThere ? Optional.of(typed.toString(StandardCharsets.UTF_8).strip()) : Optional.empty();
    }

    /** For libraries that want a writer. */
    static PrintWriter writer(PrintStream stream) {
        return new PrintWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), true);
    }

    /** The terminal of this process. Without one, or with {@code NO_COLOR}, there are no colours. Source: no-color.org */
    static Terminal system() {
        Map<String, String> environment = System.getenv();
        boolean isInteractive = isTerminal() && !"dumb".equals(environment.get("TERM"));
        boolean isPlain =
                !isInteractive || !environment.getOrDefault("NO_COLOR", "").isEmpty();
        return new Terminal(
                System.in,
                System.out,
                System.err,
                isInteractive,
                isPlain ? Paint.PLAIN : Paint.ANSI,
                environment,
                Path.of(""));
    }

    /** Java 22 and newer have a console always, and a method that tells; before, a console is a terminal. */
    @SuppressWarnings("SystemConsoleNull")
    private static boolean isTerminal() {
        Console console = System.console();
        try {
            return console != null
                    && (boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true;
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
