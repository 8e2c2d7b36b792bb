package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.SortedMap;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of taking back what a run did to partitions, on random ones, with edits of others before and since. */
class PartitionUndoLawsTest {
    @TempDir
    Path folder;

    static LongStream seeds() {
        return LongStream.range(0, 25);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anUndoGivesThePartitionsBackAndAnUndoneUndoTakesThemAgain(long seed) {
        try (PartitionWorld world = new PartitionWorld(seed)) {
            PartitionHistory history = grown(world);
            SortedMap<List<String>, Form> before = partitions(world);
            world.editSource();
            history.sync();
            String run = history.lastRun();
            SortedMap<List<String>, Form> after = partitions(world);
            if (isIdle(history)) {
                assertThat(after).isEqualTo(before);
                return;
            }

            Undo undo = history.undo(run);
            assertThat(undo.plan().refusals()).isEmpty();
            assertThat(history.apply(undo).verdict()).isEqualTo(Verdict.DONE);
            assertThat(partitions(world)).isEqualTo(before);
            assertThat(undo.plan().isEmpty()).isEqualTo(after.equals(before));

            if (!undo.plan().isEmpty()) {
                String undone = history.lastRun();
                assertThat(history.undo(run).plan().isEmpty())
                        .as("undone twice")
                        .isTrue();
                history.apply(history.undo(undone));
                assertThat(partitions(world)).isEqualTo(after);
            }
            assertThat(history.evidence().verify().isWhole()).isTrue();
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatOthersChangedSinceSurvivesAndIsReported(long seed) {
        try (PartitionWorld world = new PartitionWorld(seed)) {
            PartitionHistory history = grown(world);
            SortedMap<List<String>, Form> before = partitions(world);
            world.editSource();
            history.sync();
            String run = history.lastRun();
            if (isIdle(history)) {
                return;
            }
            world.synced();
            SortedMap<List<String>, Form> after = partitions(world);
            world.editTarget();
            SortedMap<List<String>, Form> edited = partitions(world);

            Undo undo = history.undo(run);
            RunReport report = history.apply(undo);

            SortedMap<List<String>, Form> undone = partitions(world);
            int refused = 0;
            for (List<String> values : all(List.of(before, after, edited))) {
                Form was = before.get(values);
                Form left = after.get(values);
                Form now = edited.get(values);
                Form result = undone.get(values);
                if (Objects.equals(now, left) || Objects.equals(now, was)) {
                    assertThat(result).as("%s", values).isEqualTo(Objects.equals(left, was) ? now : was);
                } else if (Objects.equals(was, left)) {
                    assertThat(result).as("%s, not of the run", values).isEqualTo(now);
                } else if (Objects.equals(result, now)) {
                    refused++;
                } else {
                    assertMerged(was, left, now, result);
                }
            }
            assertThat(refused(undo.plan().refusals())).isEqualTo(refused);
            assertThat(report.verdict() == Verdict.DONE).isEqualTo(refused == 0);
            assertThat(history.evidence().verify().isWhole()).isTrue();
        }
    }

    /** The generator must reach what the laws are about. */
    @Test
    void theHistoriesHoldEachKindAndRefusals() {
        int[] seen = new int[4];
        for (long seed = 0; seed < 12; seed++) {
            try (PartitionWorld world = new PartitionWorld(seed)) {
                PartitionHistory history =
                        new PartitionHistory(world.scene, folder.resolve("seed-" + seed), world.policy());
                grow(world, history);
                world.editSource();
                history.sync();
                if (isIdle(history)) {
                    continue;
                }
                world.synced();
                world.editTarget();
                Undo undo = history.undo(history.lastRun());
                undo.plan().partitions().forEach(plan -> {
                    seen[0] += plan.creates();
                    seen[1] += plan.updates();
                    seen[2] += plan.removes();
                });
                seen[3] += refused(undo.plan().refusals());
            }
        }
        assertThat(seen).as("created again, put back, removed, refused").doesNotContain(0, 1, 2);
    }

    private PartitionHistory grown(PartitionWorld world) {
        PartitionHistory history = new PartitionHistory(world.scene, folder, world.policy());
        grow(world, history);
        return history;
    }

    /** Partitions of ours, some with edits by others, and some of others. */
    private static void grow(PartitionWorld world, PartitionHistory history) {
        for (int round = 0; round < 2; round++) {
            world.editSource();
            history.sync();
            world.synced();
            world.editTarget();
        }
    }

    /** A run that wrote nothing leaves no evidence, and there is nothing to undo. */
    private static boolean isIdle(PartitionHistory history) {
        return history.evidence().find(history.lastRun()).isEmpty();
    }

    private static void assertMerged(Form was, Form left, Form now, Form result) {
        Set<FieldPath> paths = new HashSet<>(result.fields().keySet());
        paths.addAll(now.fields().keySet());
        for (FieldPath path : paths) {
            boolean theirs = !now.find(path).equals(left.find(path));
            assertThat(result.find(path)).as("%s", path).isEqualTo(theirs ? now.find(path) : was.find(path));
        }
    }

    /** Those that are told one by one, and those that are counted. */
    private static int refused(List<Refusal> refusals) {
        return refusals.stream()
                .mapToInt(refusal -> refusal.subject().startsWith("partitions of ")
                        ? Integer.parseInt(
                                refusal.reason().substring(0, refusal.reason().indexOf(' ')))
                        : 1)
                .sum();
    }

    private static Set<List<String>> all(List<Map<List<String>, Form>> maps) {
        Set<List<String>> values = new HashSet<>();
        maps.forEach(map -> values.addAll(map.keySet()));
        return values;
    }

    private static SortedMap<List<String>, Form> partitions(PartitionWorld world) {
        return PartitionScene.partitions(world.scene.target);
    }
}
