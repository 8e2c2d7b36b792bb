package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanText;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Random partitions on both sides, of ours and of others, edited at random between syncs. */
class PartitionLawsTest {
    private static final int ROUNDS = 3;

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    /** After a sync ours are those of the source; what others wrote is as it was; and another run has nothing to write. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void afterASyncOursAreThoseOfTheSourceAndWhatOthersWroteIsAsItWas(long seed) {
        try (PartitionWorld world = new PartitionWorld(seed)) {
            for (int round = 0; round < ROUNDS; round++) {
                world.editSource();
                if (round > 0) {
                    world.editTarget();
                }
                RunReport report = world.scene.sync(world.policy());
                world.synced();
                assertThat(report.verdict()).as("round %d", round).isEqualTo(Verdict.DONE);
                assertThat(world.differences()).as("round %d", round).isEmpty();

                world.scene.target.calls().reset();
                assertThat(world.scene.sync(world.policy()).plan().isEmpty()).isTrue();
                assertThat(world.scene.target.calls().writes()).isZero();
                assertThat(world.scene.target.calls().count("BatchGetPartition"))
                        .isZero();
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("few")
    void thePlanHasTheSameBytesAndTheTargetTheSamePartitionsAtAnyNumberOfWorkers(long seed) {
        assertThat(history(seed, 1)).isEqualTo(history(seed, 8));
    }

    static LongStream few() {
        return LongStream.range(100, 103);
    }

    /** The generator must reach what the laws are about. */
    @Test
    void theHistoriesHoldCreatesUpdatesRemovalsForeignOnesAndEdits() {
        int creates = 0;
        int updates = 0;
        int removes = 0;
        int foreign = 0;
        int edited = 0;
        for (long seed = 0; seed < 6; seed++) {
            try (PartitionWorld world = new PartitionWorld(seed)) {
                for (int round = 0; round < ROUNDS; round++) {
                    world.editSource();
                    if (round > 0) {
                        world.editTarget();
                    }
                    var plan =
                            world.scene.sync(world.policy()).plan().partitions().get(0);
                    world.synced();
                    creates += plan.creates();
                    updates += plan.updates();
                    removes += plan.removes();
                    foreign += plan.foreign();
                    edited += plan.edited();
                }
            }
        }
        assertThat(List.of(creates, updates, removes, foreign, edited)).allMatch(count -> count > 2);
    }

    private static List<Object> history(long seed, int workers) {
        List<Object> seen = new ArrayList<>();
        try (PartitionWorld world = new PartitionWorld(seed)) {
            for (int round = 0; round < ROUNDS; round++) {
                world.editSource();
                if (round > 0) {
                    world.editTarget();
                }
                Plan plan = world.scene.with(workers, world.policy(), SyncEngine::plan);
                seen.add(PlanText.print(plan));
                world.scene.with(workers, world.policy(), engine -> engine.apply(plan, any -> true));
                world.synced();
                assertThat(world.differences()).isEmpty();
                seen.add(PartitionScene.partitions(world.scene.target));
            }
        }
        return seen;
    }
}
