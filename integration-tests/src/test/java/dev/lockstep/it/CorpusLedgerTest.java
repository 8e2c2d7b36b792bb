package dev.lockstep.it;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.Explanation;
import dev.lockstep.engine.Explanation.Status;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.plan.Fidelity;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.model.Asset;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Finding;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Every fact of every asset of the corpus has an entry in the ledger, and the numbers add up. */
class CorpusLedgerTest {
    @Test
    void everyFactOfEveryAssetHasOneEntry() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            for (ScopeSnapshot scope : scene.discover().scopes()) {
                for (Finding.Found found : scope.assets()) {
                    Explanation explanation = scene.with(engine -> engine.explain(found, scope));
                    if (explanation.status() == Status.PUBLISHED) {
                        assertThat(explanation.ledger().stream().map(LedgerEntry::path))
                                .as(found.asset().id().toString())
                                .containsExactlyElementsOf(Fact.of(found.asset()).stream()
                                        .map(Fact::path)
                                        .toList());
                    } else {
                        assertThat(explanation.reason())
                                .as(found.asset().id().toString())
                                .isNotBlank();
                    }
                }
            }
        }
    }

    @Test
    void theFactsOfTheSourceAreKeptOrReported() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            Snapshot snapshot = scene.discover();
            Plan plan = scene.plan();
            Fidelity fidelity = plan.fidelity();

            Set<String> refused = new HashSet<>();
            plan.refusals().forEach(refusal -> refused.add(refusal.subject()));
            long facts = snapshot.assets()
                    .filter(asset -> !refused.contains(asset.id().toString()))
                    .mapToLong(CorpusLedgerTest::count)
                    .sum();

            assertThat(fidelity.facts()).isEqualTo(facts).isEqualTo(fidelity.kept() + fidelity.reported());
            assertThat(fidelity.added()).isZero();
        }
    }

    private static long count(Asset asset) {
        return Fact.of(asset).size();
    }
}
