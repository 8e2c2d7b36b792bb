package dev.lockstep.glue.pace;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class OperationPacePropertyTest {
    private static final double NONE = Double.POSITIVE_INFINITY;
    private static final int WORKERS = 32;

    static LongStream seeds() {
        return LongStream.range(0, 60); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theQuotaIsFoundWithinASecondAndUsed(long seed) {
        var random = new SplittableRandom(seed);
        double quota = random.nextInt(50, 800);
        var service = any(new OperationPace(WORKERS, NONE), random)
                .quota(quota, quota / 2)
                .start(WORKERS);
        service.run(31);
        assertThat(service.served(1, 31)).isGreaterThanOrEqualTo(0.95 * Math.min(quota, service.reach(WORKERS)));
        assertThat(service.refusedShare(1)).isLessThan(0.01);
        assertThat(service.mostAttempts()).isLessThanOrEqualTo(6);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theCeilingsAreNeverPassed(long seed) {
        var random = new SplittableRandom(seed);
        int ceiling = random.nextInt(1, 40);
        double perSecond = random.nextInt(5, 100);
        var pace = new OperationPace(ceiling, perSecond);
        var service = any(pace, random).quota(random.nextInt(2, 200), 20).start(64);
        for (int second = 0; second < 20; second++) {
            service.run(1);
            assertThat(pace.concurrency()).isBetween(1, ceiling);
            assertThat(pace.perSecond()).isPositive().isLessThanOrEqualTo(perSecond);
        }
        assertThat(service.mostAtOnce()).isLessThanOrEqualTo(ceiling);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aQuotaThatFallsAndRisesIsFollowed(long seed) {
        var random = new SplittableRandom(seed);
        double high = random.nextInt(60, 300);
        double low = high / random.nextInt(2, 6);
        var service = any(new OperationPace(WORKERS, NONE), random)
                .quota(high, high / 2)
                .start(WORKERS)
                .run(10)
                .quota(low, low / 2)
                .run(30);
        assertThat(service.served(20, 40)).isGreaterThan(0.9 * low);
        assertThat(service.refusedShare(20)).isLessThan(0.02);
        service.quota(high, high / 2).run(80);
        assertThat(service.served(100, 120)).isGreaterThan(0.95 * Math.min(high, service.reach(WORKERS)));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void withoutARefusalNothingIsHeldBack(long seed) {
        var random = new SplittableRandom(seed);
        var service = any(new OperationPace(WORKERS, NONE), random)
                .quota(1e9, 1e9)
                .start(WORKERS)
                .run(5);
        assertThat(service.served(0, 5)).isGreaterThan(0.95 * service.reach(WORKERS));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aServiceThatFailsIsCalledLessAtOnceUntilItRecovers(long seed) {
        var random = new SplittableRandom(seed);
        int ceiling = random.nextInt(2, 64);
        var pace = new OperationPace(ceiling, NONE);
        long now = 0;
        for (int round = 0; round < 10; round++) {
            int together = 0;
            while (pace.enter(now) == 0) {
                together++;
            }
            assertThat(together).isEqualTo(Math.max(1, ceiling >> round));
            now += TimeUnit.SECONDS.toNanos(1);
            for (int i = 0; i < together; i++) {
                pace.failed(now - 1, now); // one cut for all of them
            }
        }
        for (int call = 0; call < ceiling * ceiling; call++) {
            assertThat(pace.enter(now)).isZero();
            pace.served(now, ++now);
        }
        assertThat(pace.concurrency()).isEqualTo(ceiling);
    }

    private static SimulatedService any(OperationPace pace, SplittableRandom random) {
        long latency = TimeUnit.MILLISECONDS.toNanos(random.nextInt(5, 120));
        return new SimulatedService(pace, random.nextLong()).latency(latency, latency / 5);
    }
}
