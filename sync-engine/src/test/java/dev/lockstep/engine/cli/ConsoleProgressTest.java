package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.progress.Progress.Stage;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ConsoleProgressTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private long now;

    @Test
    void theLineTellsRateAndTimeToGoAndIsRedrawnTenTimesASecond() {
        try (ConsoleProgress progress = progress()) {
            progress.expect(Stage.APPLY, 100);
            for (int i = 0; i < 50; i++) {
                now += 20_000_000;
                progress.advance(Stage.APPLY);
            }
        }
        String drawn = bytes.toString(StandardCharsets.UTF_8);
        assertThat(drawn.split("\r\u001b\\[K", -1)).hasSize(12).contains("Writing: 46 of 100, 50/s, 1 s to go");
        assertThat(drawn).endsWith("\r\u001b[K");
    }

    @Test
    void nothingIsDrawnWhenNothingHappens() {
        progress().close();
        assertThat(bytes.size()).isZero();
    }

    private ConsoleProgress progress() {
        return new ConsoleProgress(new PrintStream(bytes, true, StandardCharsets.UTF_8), () -> now);
    }
}
