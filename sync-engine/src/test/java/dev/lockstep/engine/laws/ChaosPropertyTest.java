package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Ten thousand runs with random faults, ends of the process at any step, incomplete discoveries, lost state, and edits of others between and
 * during the runs: no wrong delete, nothing foreign changed, no false success, and one clean run brings everything about.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ChaosPropertyTest {
    private static final int SEEDS = 2000;
    private static final int RUNS = 5;
    private static final long OFTEN = 100;

    private final SortedMap<String, Long> tally = new TreeMap<>();

    static LongStream seeds() {
        return LongStream.range(0, SEEDS);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsLostAndOneCleanRunBringsEverythingAbout(long seed) {
        new Chaos(seed).play(RUNS).forEach((what, count) -> tally.merge(what, count, Long::sum));
    }

    /** A story in which something does not happen proves nothing about it. */
    @AfterAll
    void everythingThatCanHappenDid() {
        if (tally.getOrDefault("run", 0L) < SEEDS * RUNS) {
            return; // a part was asked for, or failed
        }
        tally.forEach((what, count) -> System.out.println("%-32s %7d".formatted(what, count)));
        assertThat(tally.keySet()).containsAll(expected());
        assertThat(tally.values()).allMatch(count -> count > OFTEN);
    }

    private static List<String> expected() {
        List<String> expected = new ArrayList<>(List.of(
                "run killed",
                "run aborted",
                "read failed",
                "discovery incomplete",
                "state lost",
                "object retired",
                "object dropped",
                "edit between runs",
                "edit during runs"));
        Stream.of(Verdict.values()).map(verdict -> "run " + verdict).forEach(expected::add);
        Stream.of(Fault.REFUSED, Fault.DENIED, Fault.LOST_BEFORE, Fault.LOST_AFTER)
                .map(fault -> "write " + fault)
                .forEach(expected::add);
        Stream.of(Others.Edit.values()).map(edit -> "edit " + edit).forEach(expected::add);
        return expected;
    }
}
