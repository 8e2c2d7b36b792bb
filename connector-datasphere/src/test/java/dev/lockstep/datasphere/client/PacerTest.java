package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PacerTest {
    private final AtomicLong now = new AtomicLong(Long.MAX_VALUE - 5);
    private final List<Duration> pauses = new ArrayList<>();

    @Test
    void aBurstPassesAndThenOneRequestAnInterval() throws InterruptedException {
        Pacer pacer = Pacer.of(240, 4, now::get, this::sleep);
        for (int i = 0; i < 7; i++) {
            pacer.await();
        }

        assertThat(pauses).containsExactly(Duration.ofMillis(250), Duration.ofMillis(250), Duration.ofMillis(250));
    }

    @Test
    void aRestEarnsOneBurstAndNoMore() throws InterruptedException {
        Pacer pacer = Pacer.of(60, 2, now::get, this::sleep);
        pacer.await();
        now.addAndGet(Duration.ofMinutes(10).toNanos());
        for (int i = 0; i < 3; i++) {
            pacer.await();
        }

        assertThat(pauses).containsExactly(Duration.ofSeconds(1));
    }

    @Test
    void noLimitNeverWaits() throws InterruptedException {
        Pacer pacer = Pacer.unlimited();
        for (int i = 0; i < 1000; i++) {
            pacer.await();
        }

        assertThat(pauses).isEmpty();
    }

    private void sleep(Duration pause) {
        pauses.add(pause);
        now.addAndGet(pause.toNanos());
    }
}
