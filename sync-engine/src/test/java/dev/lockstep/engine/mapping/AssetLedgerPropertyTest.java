package dev.lockstep.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.mapping.rules.AnyRules;
import dev.lockstep.engine.mapping.rules.Applied;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.testkit.AnyAsset;
import dev.lockstep.testkit.fake.FakeFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Rules are pure, and no fact leaves without an entry. */
class AssetLedgerPropertyTest {
    private static final Address ADDRESS = new Address("c", "n");

    private final FakeFormat format = new FakeFormat("en");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void rulesAreAFunctionAndLeaveTheSourceAlone(long seed) {
        Asset asset = AnyAsset.asset(seed);
        String before = Fingerprint.of(asset).value();
        RuleSet rules = AnyRules.of(seed, asset);

        Mapped mapped = rules.apply(asset);

        assertThat(mapped).isEqualTo(rules.apply(asset));
        assertThat(mapped.source()).isSameAs(asset);
        assertThat(Fingerprint.of(asset).value()).isEqualTo(before);
        assertThat(mapped.asset().id()).isEqualTo(asset.id());
        boolean contentChanged =
                mapped.applied().stream().map(Applied::path).anyMatch(path -> !path.equals(List.of("id", "name")));
        assertThat(mapped.asset().equals(asset)).isEqualTo(!contentChanged);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFactOfTheSourceHasOneEntryAndEveryDifferenceARule(long seed) {
        Mapped mapped = mapped(seed);

        List<LedgerEntry> ledger = ledger(mapped);

        assertThat(ledger.stream().map(LedgerEntry::path)).doesNotHaveDuplicates();
        assertThat(ledger.stream().filter(entry -> entry.source().isPresent()).map(LedgerEntry::path))
                .containsExactlyElementsOf(
                        Fact.of(mapped.source()).stream().map(Fact::path).toList());
        assertThat(ledger).allSatisfy(entry -> assertThat(entry.rule().isPresent())
                .as("%s", entry)
                .isEqualTo(!entry.source().equals(entry.target())));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheLedgerKeepsIsWhatTheTargetTellsOfTheLastRun(long seed) {
        Mapped mapped = mapped(seed);
        Rendering rendering = format.render(mapped.asset(), ADDRESS, "s");

        long kept = ledger(mapped).stream()
                .filter(entry -> entry.carrier() != Carrier.DROPPED)
                .count();

        assertThat(format.recall(rendering.form())).isEqualTo(new Recall.Known(mapped.asset()));
        assertThat(Fact.of(mapped.asset())).hasSize((int) kept);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatCouldNotBeReadIsSaidAndTheNumbersAddUp(long seed) {
        Mapped mapped = mapped(seed);
        List<Loss> unread = anyLosses(seed, mapped.source());

        List<LedgerEntry> ledger = ledger(mapped, unread);

        List<LedgerEntry> reported =
                ledger.stream().filter(entry -> !entry.carrier().isKept()).toList();
        unread.stream().filter(loss -> loss.severity() != Severity.NOTE).forEach(loss -> assertThat(reported)
                .as("%s", loss)
                .anyMatch(entry -> entry.cause().contains(loss.reason())
                        || entry.carrier() == Carrier.DROPPED
                                && (entry.shownPath() + "/").startsWith(loss.path() + "/")));
        long read = ledger(mapped).stream()
                .filter(entry -> entry.source().isPresent())
                .count();
        long said = ledger.stream().filter(entry -> entry.source().isPresent()).count();
        long added = ledger.stream().filter(entry -> entry.source().isEmpty()).count();
        assertThat(said).isBetween(read, read + unread.size());
        assertThat(said + added).isEqualTo(ledger.size());
        assertThat(said + added - reported.size())
                .isEqualTo(ledger.stream()
                        .filter(entry -> entry.carrier().isKept())
                        .count());
    }

    /** Of parts that are there, of parts that are not, and of the whole. */
    private static List<Loss> anyLosses(long seed, Asset asset) {
        SplittableRandom random = new SplittableRandom(seed);
        List<Fact> facts = Fact.of(asset);
        List<Loss> losses = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            List<String> path = facts.get(random.nextInt(facts.size())).path();
            String part = String.join("/", path.subList(0, random.nextInt(1, path.size() + 1)));
            List<String> parts = List.of(part, part + "/unknown", "columns", "");
            Severity severity = List.of(Severity.values()).get(random.nextInt(Severity.values().length));
            losses.add(new Loss(asset.id(), parts.get(random.nextInt(parts.size())), severity, "reason " + i));
        }
        return losses;
    }

    private static Mapped mapped(long seed) {
        Asset asset = AnyAsset.asset(seed);
        return AnyRules.of(seed, asset).apply(asset);
    }

    private List<LedgerEntry> ledger(Mapped mapped) {
        return ledger(mapped, List.of());
    }

    private List<LedgerEntry> ledger(Mapped mapped, List<Loss> unread) {
        return AssetLedger.of(
                mapped, unread, format.ledger(mapped.asset(), format.render(mapped.asset(), ADDRESS, "s")));
    }
}
