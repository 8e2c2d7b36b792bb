package dev.lockstep.engine.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.engine.report.Paint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Runs commands in this process, in a folder, as a pipeline would: no terminal unless somebody types, no colours. */
record Shell(Path folder, Map<String, String> environment) {
    /** @param out standard output; @param err standard error */
    record Answer(int code, String out, String err) {
        JsonNode json() {
            try {
                return new ObjectMapper().readTree(out);
            } catch (JsonProcessingException e) {
                throw new AssertionError("no JSON: " + out, e);
            }
        }
    }

    Answer run(String... args) {
        return run(InputStream.nullInputStream(), false, args);
    }

    /** At a terminal, where a person types {@code lines}. */
    Answer typing(List<String> lines, String... args) {
        String typed = String.join("\n", lines) + "\n";
        return run(new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)), true, args);
    }

    private Answer run(InputStream in, boolean isInteractive, String... args) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Terminal terminal = new Terminal(
                in,
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                isInteractive,
                Paint.PLAIN,
                environment,
                folder);
        int code = Program.run(terminal, args);
        return new Answer(code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
