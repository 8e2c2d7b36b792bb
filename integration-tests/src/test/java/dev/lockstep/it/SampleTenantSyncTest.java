package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Measure;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** The built-in tenant, over HTTP, into Glue and back. */
class SampleTenantSyncTest {
    @Test
    void arrivesCompletelyAndASecondRunWritesNothing() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample());
                Scene scene = Scene.ofTenant(sandbox.datasphere())) {
            RunReport first = scene.sync();
            scene.glue().calls().reset();
            RunReport second = scene.sync();

            assertThat(first.plan().refusals()).isEmpty();
            assertThat(first.verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().catalog().databaseNames()).hasSize(3);
            assertThat(scene.glue().catalog().tableCount()).isGreaterThanOrEqualTo(40);
            assertThat(second.verdict()).isEqualTo(Verdict.DONE);
            assertThat(scene.glue().calls().writes()).isZero();
        }
    }

    @Test
    void analyticModelsReadBackFromGlueAsTheyWere() {
        try (Sandbox sandbox = Sandbox.start(SandboxOptions.sample());
                Scene scene = Scene.ofTenant(sandbox.datasphere())) {
            scene.sync();
            Map<String, Asset> source = models(scene.discover());
            Map<String, Asset> target = models(scene.discoverTarget());

            assertThat(source).hasSizeGreaterThanOrEqualTo(2);
            assertThat(target).isEqualTo(source);
            assertThat(source.values())
                    .flatExtracting(model -> model.semantics().measures())
                    .extracting(Measure::kind)
                    .contains(Measure.Kind.BASE, Measure.Kind.RESTRICTED, Measure.Kind.CALCULATED);
            assertThat(source.values())
                    .allSatisfy(
                            model -> assertThat(model.semantics().dimensions()).isNotEmpty());
        }
    }

    private static Map<String, Asset> models(Snapshot snapshot) {
        return snapshot.assets()
                .filter(asset -> asset.kind() == AssetKind.ANALYTIC_MODEL)
                .collect(Collectors.toMap(asset -> asset.id().toString(), Function.identity()));
    }
}
