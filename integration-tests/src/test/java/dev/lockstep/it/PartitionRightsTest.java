package dev.lockstep.it;

import static dev.lockstep.it.LeastPrivilegeTest.actions;
import static dev.lockstep.it.LeastPrivilegeTest.without;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import dev.lockstep.spi.Grant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rights that partitions need on both sides: {@code policy} and {@code doctor} name them with the switch and only then, and each is needed. */
class PartitionRightsTest {
    private static final String POLICY =
            """
            deletes: drop
            max-deletes: { percent: 50, count: 1000 }
            """;

    private final PartitionScene scene = new PartitionScene();

    @AfterEach
    void close() {
        scene.close();
    }

    @Test
    void policyNamesThemWithTheSwitchAndOnlyThen() {
        assertThat(ofPartitions(source(config("sync"))))
                .containsExactly("glue:BatchGetPartition", "glue:GetPartitions");
        assertThat(ofPartitions(target(config("sync"), true)))
                .containsExactly(
                        "glue:BatchCreatePartition",
                        "glue:BatchDeletePartition",
                        "glue:BatchGetPartition",
                        "glue:BatchUpdatePartition",
                        "glue:GetPartitions");
        assertThat(ofPartitions(target(config("sync"), false))).containsExactly("glue:GetPartitions");
        assertThat(ofPartitions(target(scene.config(4, ""), true)))
                .as("nothing is removed")
                .doesNotContain("glue:BatchDeletePartition");
        try (SyncEngine engine = SyncEngine.open(scene.config(4, ""))) {
            assertThat(engine.targetGrants(true).get(0).notes())
                    .anyMatch(
                            note -> note.contains("created partitions") && note.contains("glue:BatchDeletePartition"));
        }
        assertThat(ofPartitions(source(config("off")))).isEmpty();
        assertThat(ofPartitions(target(config("off"), true))).isEmpty();
    }

    @Test
    void theHistoryRunsUnderBothPoliciesAndCallsEachOfTheirPartitionActions() {
        RunConfig config = config("sync");

        assertThat(history(source(config), target(config, true))).isTrue();

        assertThat(called(scene.source)).containsAll(ofPartitions(source(config)));
        assertThat(called(scene.target)).containsAll(ofPartitions(target(config, true)));
        assertThat(scene.source.calls().outcomes()).doesNotContainKey("AccessDeniedException");
        assertThat(scene.target.calls().outcomes()).doesNotContainKey("AccessDeniedException");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "glue:GetPartitions",
                "glue:BatchGetPartition",
                "glue:BatchCreatePartition",
                "glue:BatchUpdatePartition",
                "glue:BatchDeletePartition"
            })
    void withoutAnyOneActionAtTheTargetTheHistoryBreaksAndDoctorNamesIt(String action) {
        RunConfig config = config("sync");
        String policy = without(action, target(config, true));

        assertThat(history(source(config), policy)).isFalse();
        assertThat(failing(scene.target, policy, true)).containsExactly(action);
    }

    @ParameterizedTest
    @ValueSource(strings = {"glue:GetPartitions", "glue:BatchGetPartition"})
    void withoutAnyOneActionAtTheSourceTheHistoryBreaksAndDoctorNamesIt(String action) {
        RunConfig config = config("sync");
        String policy = without(action, source(config));

        assertThat(history(policy, target(config, true))).isFalse();
        assertThat(failing(scene.source, policy, false)).containsExactly(action);
    }

    @Test
    void doctorTestsThemWithTheSwitchAndOnlyThenAndWithoutSideEffects() {
        scene.create(scene.source, List.of(PartitionScene.partition(0)));

        for (Status status : statuses("sync")) {
            assertThat(status).isEqualTo(Status.PASSED);
        }
        assertThat(statuses("sync")).hasSize(7);
        assertThat(statuses("off")).isEmpty();
        assertThat(PartitionScene.partitions(scene.source)).hasSize(1);
        assertThat(scene.target.calls().outcomes().keySet()).doesNotContain("AccessDeniedException");
    }

    /** New, changed and gone ones. @return whether all was done */
    private boolean history(String source, String target) {
        scene.create(
                scene.source,
                IntStream.range(0, 4).mapToObj(PartitionScene::partition).toList());
        boolean created = sync(source, target);
        scene.update(
                scene.source,
                PartitionScene.with(PartitionScene.partition(1), PartitionScene.parameter("quality"), "checked"));
        boolean updated = created && sync(source, target);
        scene.remove(scene.source, List.of(PartitionScene.partition(2)));
        return updated && sync(source, target);
    }

    private boolean sync(String source, String target) {
        scene.source.permissions().allowOnly(source);
        scene.target.permissions().allowOnly(target);
        try (SyncEngine engine = SyncEngine.open(config("sync"))) {
            return engine.sync(plan -> true).verdict() == Verdict.DONE;
        } catch (SyncException e) {
            return false;
        } finally {
            scene.source.permissions().allowAll();
            scene.target.permissions().allowAll();
        }
    }

    private List<String> failing(GlueSandbox of, String policy, boolean target) {
        of.permissions().allowOnly(policy);
        try (SyncEngine engine = SyncEngine.open(config("sync"))) {
            SyncEngine.Checks checks = engine.check();
            return (target ? checks.target() : checks.source())
                    .stream()
                            .filter(check -> check.status() == Status.FAILED)
                            .map(Check::name)
                            .toList();
        }
    }

    private List<Status> statuses(String partitions) {
        try (SyncEngine engine = SyncEngine.open(config(partitions))) {
            SyncEngine.Checks checks = engine.check();
            return Stream.concat(checks.source().stream(), checks.target().stream())
                    .filter(check -> check.name().contains("Partition"))
                    .map(Check::status)
                    .toList();
        }
    }

    private RunConfig config(String partitions) {
        return scene.config(4, POLICY, text -> text.replace("partitions: sync", "partitions: " + partitions));
    }

    private static String source(RunConfig config) {
        try (SyncEngine engine = SyncEngine.open(config)) {
            return document(engine.sourceGrants());
        }
    }

    private static String target(RunConfig config, boolean writes) {
        try (SyncEngine engine = SyncEngine.open(config)) {
            return document(engine.targetGrants(writes));
        }
    }

    private static String document(List<Grant> grants) {
        assertThat(grants).hasSize(1);
        return CanonicalJson.print(grants.get(0).document());
    }

    private static Set<String> ofPartitions(String policy) {
        Set<String> found = new TreeSet<>(actions(policy));
        found.removeIf(action -> !action.contains("Partition"));
        return found;
    }

    private static Set<String> called(GlueSandbox sandbox) {
        Set<String> found = new TreeSet<>();
        sandbox.calls().all().stream()
                .filter(call -> call.service().equals("glue"))
                .map(Call::operation)
                .forEach(operation -> found.add("glue:" + operation));
        return found;
    }
}
