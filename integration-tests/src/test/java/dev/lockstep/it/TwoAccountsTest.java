package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.SyncException;
import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.auth.AccessKey;
import dev.lockstep.sandbox.glue.auth.Role;
import dev.lockstep.spi.Selection;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A role of account A writes the catalog of account B. */
class TwoAccountsTest {
    private static final String A = "444455556666";
    private static final String B = "999988887777";
    private static final String ROLE = "arn:aws:iam::" + A + ":role/Lockstep";

    @TempDir
    Path folder;

    @BeforeEach
    void generate() {
        CsnFolder.generate(folder, 2, 12, 4);
    }

    /** The endpoint refuses a call without a catalog id, and the sandbox says whose catalog each call was about. */
    @Test
    void theCatalogIdIsOnEverySingleCall() {
        try (Scene scene = Scene.ofFolder(
                folder,
                GlueSandboxOptions.defaults()
                        .withRoles(Role.of(ROLE))
                        .withCatalogIdRequired()
                        .withCrossAccountAccess())) {
            try (SyncEngine engine = SyncEngine.open(scene.config(4, "", text -> inB(text)))) {
                RunReport report = engine.sync();
                assertThat(report.verdict()).isEqualTo(Verdict.DONE);
                assertThat(report.plan().target()).isEqualTo("glue-999988887777-eu-central-1");
                assertThat(engine.discoverTarget(Selection.all(), Selection.all())
                                .assets())
                        .hasSize(12);
                assertThat(engine.check().target()).isNotEmpty();
                assertThat(engine.sync().results()).isEmpty();
            }
            assertThat(scene.glue().calls().all())
                    .filteredOn(call -> call.service().equals("glue"))
                    .isNotEmpty()
                    .extracting(Call::catalogId)
                    .containsOnly(B);
            assertThat(scene.glue().calls().count("AssumeRole")).isEqualTo(1);
            assertThat(scene.glue().catalog(B).tableCount()).isEqualTo(12);
            assertThat(scene.glue().catalog(A).databaseNames()).isEmpty();
        }
    }

    @Test
    void theTestBreaksWithoutTheCatalogId() {
        try (Scene scene = Scene.ofFolder(
                        folder,
                        GlueSandboxOptions.defaults().withRoles(Role.of(ROLE)).withCatalogIdRequired());
                SyncEngine engine = SyncEngine.open(scene.config(4, "", TwoAccountsTest::inRole))) {
            assertThatThrownBy(engine::plan).isInstanceOf(SyncException.class).hasMessageContaining("CatalogId");
        }
    }

    /** Nothing in the configuration names an account; the keys of the day decide. */
    @Test
    void aPlanForOneAccountIsNotAppliedToAnother() {
        AccessKey other = new AccessKey("AKIALOCKSTEPSANDBOX1", "s3cret-of-the-other", B, "other");
        try (Scene scene =
                Scene.ofFolder(folder, GlueSandboxOptions.defaults().withAccessKeys(AccessKey.DEFAULT, other))) {
            Plan plan = scene.plan();
            try (SyncEngine engine =
                    SyncEngine.open(scene.config(4, "", text -> text.replace(AccessKey.DEFAULT.id(), other.id())
                            .replace(AccessKey.DEFAULT.secret(), other.secret())))) {
                assertThatThrownBy(() -> engine.apply(plan))
                        .isInstanceOf(ConfigurationException.class)
                        .hasMessageContaining("glue-111122223333-eu-central-1")
                        .hasMessageContaining("glue-999988887777-eu-central-1");
            }
            assertThat(scene.glue().calls().writes()).isZero();
            assertThat(scene.glue().calls().count("GetCallerIdentity"))
                    .as("once for each engine")
                    .isEqualTo(2);
        }
    }

    private static String inB(String text) {
        return inRole(text).replace("  region: eu-central-1", "  region: eu-central-1\n  catalog-id: \"" + B + "\"");
    }

    /** What was said of keys becomes the source of the role. */
    private static String inRole(String text) {
        return text.replace("    type: static\n", "    type: assume-role\n    role-arn: " + ROLE + "\n    source:\n")
                .replace("    access-key-id", "      access-key-id")
                .replace("    secret-access-key", "      secret-access-key");
    }
}
