package dev.lockstep.it;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.Explanation;
import dev.lockstep.engine.Explanation.Status;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.plan.FactTable;
import dev.lockstep.engine.plan.Fidelity;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.ScopeFidelity;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Finding;
import dev.lockstep.testkit.GeneratedPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.LongStream;
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
                        List<List<String>> paths = new ArrayList<>(
                                Fact.of(found.asset()).stream().map(Fact::path).toList());
                        unread(found)
                                .forEach(loss -> paths.add(List.of(loss.path().split("/", -1))));
                        assertThat(explanation.ledger().stream().map(LedgerEntry::path))
                                .as(found.asset().id().toString())
                                .containsExactlyElementsOf(paths);
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
            long facts = snapshot.scopes().stream()
                    .flatMap(scope -> scope.assets().stream())
                    .filter(found -> !refused.contains(found.asset().id().toString()))
                    .mapToLong(CorpusLedgerTest::count)
                    .sum();

            assertThat(fidelity.facts()).isEqualTo(facts).isEqualTo(fidelity.kept() + fidelity.reported());
            assertThat(fidelity.added()).isZero();
        }
    }

    /** What {@code lockstep explain} prints for the corpus, as it stands in the documentation. */
    @Test
    void theFactTableOfTheDocumentationIsTrue() {
        try (Scene scene = Scene.ofFolder(Corpus.csn())) {
            FactTable facts = scene.with(SyncEngine::facts);
            List<List<String>> rows = new ArrayList<>();
            facts.scopes().forEach(scope -> rows.add(row("`" + scope.container() + "`", scope)));
            rows.add(row("**all**", facts.total()));

            assertThat(facts.total().addsUp()).isTrue();
            assertThat(facts.scopes()).allMatch(ScopeFidelity::addsUp);
            page(rows, facts).check(Path.of("../docs/fidelity.md"), "integration-tests", "CorpusLedgerTest");
        }
    }

    private static GeneratedPage page(List<List<String>> rows, FactTable facts) {
        return new GeneratedPage("What becomes of every fact")
                .paragraph(
                        """
                        `./lockstep explain` without an asset prints this table for your own tenant, or for an export in a folder; it reads the source
                        and contacts no target. A *fact* is one value of an asset: a label in one language, the length of a type, a formula, an
                        annotation that nothing else spells out. A fact is *kept* if it stands in Glue completely: in a field of Glue's own
                        (native), in a form of its business context, or in a parameter. It is *reported* if Glue's own field says less (degraded; the
                        exact value is kept beside) or if it is not carried (dropped). What could not be read of the source is a fact, too. There is nothing else, and the test that made this page,
                        `CorpusLedgerTest`, fails when facts = kept + reported is not so.""")
                .paragraph(
                        """
                        Below: documents that SAP and others published, each taken as a space of its own. An *object* is a definition of the document.""")
                .table(
                        List.of(
                                "document",
                                "objects",
                                "assets",
                                "skipped",
                                "not readable",
                                "withheld",
                                "facts",
                                "native",
                                "form",
                                "parameter",
                                "degraded",
                                "dropped",
                                "in withheld",
                                "kept + reported + withheld"),
                        rows)
                .heading("Why objects are skipped")
                .table(List.of("reason", "objects"), skipped(facts));
    }

    private static List<String> row(String name, ScopeFidelity scope) {
        List<String> row = new ArrayList<>(List.of(name));
        LongStream.of(scope.objects(), scope.assets(), scope.skipped(), scope.failed(), scope.withheld(), scope.facts())
                .forEach(number -> row.add("%,d".formatted(number)));
        for (Carrier carrier : Carrier.values()) {
            row.add("%,d".formatted(scope.fidelity().count(carrier)));
        }
        row.add("%,d".formatted(scope.withheldFacts()));
        row.add("%,d".formatted(scope.fidelity().kept() + scope.fidelity().reported() + scope.withheldFacts()));
        return row;
    }

    /** Names in a reason count as one. */
    private static List<List<String>> skipped(FactTable facts) {
        Map<String, Long> reasons = facts.source().scopes().stream()
                .flatMap(scope -> scope.skipped().stream())
                .map(skipped -> skipped.reason().replaceAll("(change log of|space) \\S+\\.$", "$1 …."))
                .collect(groupingBy(reason -> reason, TreeMap::new, counting()));
        return reasons.entrySet().stream()
                .map(reason -> List.of(reason.getKey(), "%,d".formatted(reason.getValue())))
                .toList();
    }

    private static long count(Finding.Found found) {
        return (long) Fact.of(found.asset()).size() + unread(found).size();
    }

    /** What reading lost that no fact of the asset speaks of. */
    private static List<Loss> unread(Finding.Found found) {
        List<String> paths =
                Fact.of(found.asset()).stream().map(Fact::shownPath).toList();
        return found.losses().stream()
                .filter(loss -> loss.severity() != Severity.NOTE)
                .filter(loss -> loss.severity() == Severity.DROPPED
                        || loss.path().indexOf('/') < 0
                        || paths.stream().noneMatch(path -> (path + "/").startsWith(loss.path() + "/")))
                .toList();
    }
}
