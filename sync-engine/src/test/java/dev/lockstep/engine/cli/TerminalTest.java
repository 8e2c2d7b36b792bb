package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.report.Paint;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TerminalTest {
    /** What is typed ahead answers the next question. */
    @Test
    void anAnswerIsOneLineAndNoMore() {
        Terminal terminal = terminal("y\r\nsäles\n", new ByteArrayOutputStream());

        assertThat(terminal.confirms("Undo this?")).isTrue();
        assertThat(terminal.answer("Which?")).contains("säles");
        assertThat(terminal.answer("Which?")).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"y,true", "Yes,true", "' y ',true", "n,false", "'',false", "yesterday,false"})
    void onlyYesIsYes(String answer, boolean meant) {
        ByteArrayOutputStream err = new ByteArrayOutputStream();

        assertThat(terminal(answer, err).confirms("Undo this?")).isEqualTo(meant);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEqualTo("Undo this? [y/N] ");
    }

    private static Terminal terminal(String typed, ByteArrayOutputStream err) {
        PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
        return new Terminal(
                new ByteArrayInputStream(typed.getBytes(StandardCharsets.UTF_8)),
                stream,
                stream,
                true,
                Paint.PLAIN,
                Map.of(),
                Path.of(""));
    }
}
