package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What {@code policy} prints against what runs call: the policy is enough, and nothing in it is too much. The history creates, updates and drops,
 * databases and tables, so that it calls all that Lockstep ever calls.
 */
class LeastPrivilegeTest {
    private static final String PREFIX =
            """
            mapping:
              database: "SAP_{space}"
            policy:
              deletes: drop
              on-drift: overwrite
              deletes-after: { misses: 1, grace: 0s }
              max-deletes: { percent: 100, count: 100 }
            """;

    /** What was called before the log of calls was cleared. */
    private final Set<String> before = new TreeSet<>();

    @TempDir
    Path folder;

    @Test
    void theHistoryRunsUnderThePolicyAndCallsEveryActionOfIt() throws IOException {
        try (Scene scene = scene()) {
            String policy = policy(scene, true);

            assertThat(history(scene, policy)).isTrue();
            before.addAll(called(scene));
            assertThat(before).isEqualTo(actions(policy));
            assertThat(scene.glue().calls().outcomes()).doesNotContainKey("AccessDeniedException");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GetDatabases",
                "GetDatabase",
                "GetTables",
                "GetTable",
                "CreateDatabase",
                "CreateTable",
                "UpdateDatabase",
                "UpdateTable",
                "BatchDeleteTable"
            })
    void withoutAnyOneActionTheHistoryBreaks(String action) throws IOException {
        try (Scene scene = scene()) {
            assertThat(history(scene, without("glue:" + action, policy(scene, true))))
                    .isFalse();
        }
    }

    @Test
    void theActionsOfTheListAboveAreAllThatThePolicyHolds() {
        try (Scene scene = scene()) {
            assertThat(actions(policy(scene, true))).hasSize(9);
            assertThat(actions(policy(scene, false))).containsExactlyInAnyOrder("glue:GetDatabases", "glue:GetTables");
        }
    }

    /** Glue's business context is used where there is one, and its calls are in the policy, too. */
    @Test
    void whereThereIsABusinessContextThePolicyIsEnoughForItToo() {
        CsnFolder.generate(folder, 1, 3, 4);
        try (Scene scene = Scene.withBusinessContext(folder)) {
            RunConfig config = scene.config(4, "");
            scene.glue().permissions().allowOnly(policy(config, true));
            try (SyncEngine engine = SyncEngine.open(config)) {
                assertThat(engine.sync().verdict()).isEqualTo(Verdict.DONE);
            }
            assertThat(called(scene)).contains("glue:PutAttachment").isSubsetOf(actions(policy(config, true)));
            assertThat(scene.glue().calls().outcomes()).doesNotContainKey("AccessDeniedException");
        }
    }

    @Test
    void withoutDeletesThePolicyDoesNotHoldThem() {
        try (Scene scene = scene()) {
            String policy = policy(scene.config(4, "", LeastPrivilegeTest::inParameters), true);
            assertThat(actions(policy)).hasSize(8).doesNotContain("glue:BatchDeleteTable");
        }
    }

    @Test
    void planningAndDiscoveringNeedTheReadOnlyPolicyAndAllOfIt() throws IOException {
        try (Scene scene = scene()) {
            assertThat(history(scene, policy(scene, true))).isTrue();
            String policy = policy(scene, false);

            scene.glue().permissions().allowOnly(policy);
            scene.glue().calls().reset();
            assertThat(reads(scene)).isTrue();
            assertThat(called(scene)).isEqualTo(actions(policy));
            for (String action : actions(policy)) {
                scene.glue().permissions().allowOnly(without(action, policy));
                assertThat(reads(scene)).as("without " + action).isFalse();
            }
        }
    }

    /** Runs: everything is new; a table and a database changed; a table is gone. @return whether all did their whole job */
    private boolean history(Scene scene, String policy) throws IOException {
        return sync(scene, policy) && changed(scene, policy) && gone(scene, policy);
    }

    private boolean changed(Scene scene, String policy) {
        CsnFolder.generate(folder, 1, 3, 5);
        edit(scene);
        return sync(scene, policy);
    }

    private boolean gone(Scene scene, String policy) throws IOException {
        Files.delete(folder.resolve("SPACE_0/more.json"));
        boolean marked = sync(scene, policy);
        boolean dropped = sync(scene, policy);
        return marked && dropped;
    }

    private static boolean sync(Scene scene, String policy) {
        GlueSandbox glue = scene.glue();
        glue.permissions().allowOnly(policy);
        return holds(scene, engine -> engine.sync(plan -> true).verdict() == Verdict.DONE);
    }

    private static boolean reads(Scene scene) {
        return holds(scene, engine -> engine.plan().isEmpty())
                && holds(scene, engine -> engine.discoverTarget(Selection.all(), Selection.all())
                        .overall()
                        .isComplete());
    }

    private static boolean holds(Scene scene, Predicate<SyncEngine> wanted) {
        try (SyncEngine engine = SyncEngine.open(config(scene))) {
            return wanted.test(engine);
        } catch (SyncException e) {
            return false;
        }
    }

    /** Somebody changes a field of our database that we write. */
    private void edit(Scene scene) {
        scene.glue().permissions().allowAll();
        before.addAll(called(scene));
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (MetadataConnector connector = Connectors.installed()
                .create(
                        config(scene).target(),
                        new ConnectorContext(Clock.systemUTC(), executor, DocumentCache.none()))) {
            MetadataWriter writer = connector.writer().orElseThrow();
            ContainerOccupant found = writer.listContainers().get(0);
            Map<FieldPath, Form.Value> fields = new LinkedHashMap<>(found.form().fields());
            fields.put(FieldPath.of("parameters", "datasphere.space"), new Form.Value.Text("edited"));
            writer.apply(new Change.UpdateContainer(found.name(), found.form(), new Form(fields)));
        } finally {
            executor.shutdownNow();
        }
        scene.glue().calls().reset();
    }

    private Scene scene() {
        CsnFolder.generate(folder, 1, 3, 4);
        CsnFolder.write(
                folder.resolve("SPACE_0/more.json"),
                """
                {"definitions":{"MORE":{"kind":"entity","elements":{"ID":{"type":"cds.Integer"}}}}}""");
        return Scene.ofFolder(folder);
    }

    private static RunConfig config(Scene scene) {
        return scene.config(4, PREFIX, LeastPrivilegeTest::inParameters);
    }

    private static String inParameters(String text) {
        return text.replace("context: auto", "context: parameters");
    }

    private static String policy(Scene scene, boolean writes) {
        return policy(config(scene), writes);
    }

    private static String policy(RunConfig config, boolean writes) {
        try (SyncEngine engine = SyncEngine.open(config)) {
            List<Grant> grants = engine.targetGrants(writes);
            assertThat(grants).hasSize(1);
            return CanonicalJson.print(grants.get(0).document());
        }
    }

    private static Set<String> called(Scene scene) {
        return scene.glue().calls().all().stream()
                .filter(call -> call.service().equals("glue"))
                .map(Call::operation)
                .map(operation -> "glue:" + operation)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    static Set<String> actions(String policy) {
        return statements(policy)
                .flatMap(statement -> ((Tree.Seq) statement.find("Action").orElseThrow()).items().stream())
                .map(action -> ((Tree.Text) action).value())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Stream<Tree.Node> statements(String policy) {
        Tree.Node document = (Tree.Node) CanonicalJson.parse(policy);
        return ((Tree.Seq) document.find("Statement").orElseThrow())
                .items().stream().map(Tree.Node.class::cast);
    }

    static String without(String action, String policy) {
        assertThat(policy).contains("\"" + action + "\"");
        return policy.replace("\"" + action + "\"", "\"glue:Nothing\"");
    }
}
