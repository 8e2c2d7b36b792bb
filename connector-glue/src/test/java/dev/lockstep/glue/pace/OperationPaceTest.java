package dev.lockstep.glue.pace;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What a refusal after a silence teaches. */
class OperationPaceTest {
    private static final long SECOND = SimulatedService.SECOND;
    private static final double QUOTA = 100;

    private final OperationPace pace = new OperationPace(8, Double.POSITIVE_INFINITY);
    private long now;

    @Test
    void aTimeWithoutAnyAnswerTellsNoRate() {
        learn();
        double before = pace.perSecond();

        now += 3 * SECOND; // nobody answers
        pace.refused(enter(), now);

        assertThat(pace.perSecond()).isGreaterThan(before * 0.8);
    }

    @Test
    void aTimeInWhichTheServiceFailedTellsNoRate() {
        learn();
        double before = pace.perSecond();

        pace.served(enter(), now);
        pace.failed(enter(), now + 3 * SECOND);
        now += 3 * SECOND;
        pace.refused(enter(), now);

        assertThat(pace.perSecond()).isGreaterThan(before * 0.8);
    }

    /** One refusal, a second of calls at the quota, another refusal: the rate is known. */
    private void learn() {
        pace.refused(enter(), now);
        for (int call = 0; call < QUOTA; call++) {
            now += SECOND / (long) QUOTA;
            pace.served(enter(), now);
        }
        pace.refused(enter(), now);
        assertThat(pace.perSecond()).isBetween(0.8 * QUOTA, 1.2 * QUOTA);
    }

    private long enter() {
        for (long wait = pace.enter(now); wait > 0; wait = pace.enter(now)) {
            now += wait;
        }
        return now;
    }
}
