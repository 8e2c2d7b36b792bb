package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.model.Asset;
import dev.lockstep.sandbox.datasphere.DatasphereSandbox;
import dev.lockstep.sandbox.datasphere.DatasphereSandboxOptions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Every document of the corpus: each definition ends somewhere, nothing is written twice, and both ways of reading agree. */
class CorpusSyncTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @Test
    void everyDefinitionBecomesATableOrIsListedWithItsReason() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            Snapshot snapshot = scene.discover();
            RunReport first = scene.sync();

            Corpus.documents().forEach(document -> assertThat(accountedFor(snapshot, spaceOf(document)))
                    .as(document.getFileName().toString())
                    .containsExactlyInAnyOrderElementsOf(definitions(document)));
            assertThat(first.results()).allMatch(ChangeResult::succeeded);
            assertThat(first.verification().mismatches()).isEmpty();
            assertThat(scene.glue().catalog().tableCount() + refusedAssets(snapshot, first))
                    .isEqualTo((int) snapshot.assets().count());
        }
    }

    @Test
    void aSecondRunWritesNothing() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            scene.sync();
            scene.glue().calls().reset();

            RunReport second = scene.sync();

            assertThat(second.plan().changes()).isEmpty();
            assertThat(scene.glue().calls().writes()).isZero();
            assertThat(second.verdict()).isIn(Verdict.DONE, Verdict.PARTIAL);
        }
    }

    @Test
    void whatWasWrittenReadsBackAsItWas() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            RunReport report = scene.sync();
            Map<String, Asset> source = byId(scene.discover());
            Map<String, Asset> target = byId(scene.discoverTarget());

            TreeSet<String> expected = new TreeSet<>(source.keySet());
            report.plan().refusals().forEach(refusal -> expected.remove(refusal.subject()));
            assertThat(target.keySet()).containsExactlyElementsOf(expected);
            target.forEach((id, asset) -> assertThat(asset).as(id).isEqualTo(source.get(id)));
        }
    }

    @Test
    void aTenantServesWhatTheFolderHolds() {
        try (DatasphereSandbox tenant = DatasphereSandbox.start(DatasphereSandboxOptions.folder(Corpus.csn()));
                Scene overHttp = Scene.ofTenant(tenant);
                Scene folder = Scene.ofFolder(Corpus.csn())) {
            Map<String, Asset> live = byId(overHttp.discover());
            Map<String, Asset> exported = byId(folder.discover());

            assertThat(live.keySet()).containsExactlyElementsOf(exported.keySet());
            live.forEach((id, asset) -> assertThat(asset).as(id).isEqualTo(exported.get(id)));
        }
    }

    private static String spaceOf(Path document) {
        return document.getFileName().toString().replaceFirst("\\.json$", "");
    }

    private static List<String> accountedFor(Snapshot snapshot, String space) {
        List<String> names = new ArrayList<>();
        for (ScopeSnapshot scope : snapshot.scopes()) {
            if (scope.container().name().equals(space)) {
                scope.assets().forEach(found -> names.add(found.asset().id().name()));
                scope.skipped().forEach(skipped -> names.add(skipped.id().name()));
                scope.failed().forEach(failed -> names.add(failed.id().name()));
                assertThat(scope.skipped())
                        .allMatch(skipped -> !skipped.reason().isBlank());
                assertThat(scope.failed()).allMatch(failed -> !failed.reason().isBlank());
            }
        }
        return names;
    }

    private static List<String> definitions(Path document) {
        try {
            JsonNode definitions = JSON.readTree(document.toFile()).path("definitions");
            List<String> names = new ArrayList<>();
            definitions.fieldNames().forEachRemaining(names::add);
            return names;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    /** Assets that were found and that the target cannot hold; each is refused by name. */
    private static int refusedAssets(Snapshot snapshot, RunReport report) {
        TreeSet<String> found = new TreeSet<>(byId(snapshot).keySet());
        found.retainAll(report.plan().refusals().stream().map(Refusal::subject).toList());
        return found.size();
    }

    private static Map<String, Asset> byId(Snapshot snapshot) {
        Map<String, Asset> assets = new TreeMap<>();
        snapshot.assets().forEach(asset -> assets.put(asset.id().toString(), asset));
        return assets;
    }
}
