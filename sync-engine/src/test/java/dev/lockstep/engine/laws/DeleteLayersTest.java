package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Orphan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Each layer between an object whose source is gone and its end. Take one away and its test fails. */
class DeleteLayersTest {
    private static final Address GONE = new Address("sales", "gone");
    private static final DeletePolicy OPEN =
            DeletePolicy.off().with(Deletes.DROP).withLimits(100, 100).after(1, Duration.ZERO);

    private final Memory memory = new Memory();
    private final Rig rig = new Rig().with(memory);

    @BeforeEach
    void fill() {
        with(OPEN);
        put("SALES", "GONE", "A", "B", "C");
        put("STOCK", "D", "E");
        rig.sync();
        rig.source.remove("SALES", "GONE");
    }

    @Test
    void withEveryLayerOpenItIsRetiredAndThenDropped() {
        rig.sync();
        assertThat(isRetired()).isTrue();
        rig.sync();
        assertThat(isThere()).isFalse();
    }

    @Test
    void deletesAreOffUnlessConfigured() {
        rig.with(PlanPolicy.standard());
        assertStays("deletes are off", 5);
        assertThat(DeletePolicy.off().mode()).isEqualTo(Deletes.OFF);
    }

    @Test
    void whatWasMissedBeforeAndWhileDeletesWereOffIsNotCounted() {
        with(OPEN.after(5, Duration.ZERO));
        runs(2);
        with(DeletePolicy.off());
        assertStays("deletes are off", 5);
        with(OPEN.after(2, Duration.ZERO));
        assertStays("missed 1 of the 2 times in a row that `policy.deletes-after` asks for", 1);
    }

    @Test
    void whatIsNotOursStays() {
        rig.catalog.edit(GONE, FieldPath.of("lockstep", "sync"), Optional.empty());
        runs(5);
        assertThat(isThere()).isTrue();
        assertThat(isRetired()).isFalse();
    }

    @Test
    void whatAnotherSyncOwnsStays() {
        rig.catalog.edit(GONE, FieldPath.of("lockstep", "sync"), Optional.of(new Form.Value.Text("other")));
        runs(5);
        assertThat(isThere()).isTrue();
        assertThat(isRetired()).isFalse();
    }

    @Test
    void nothingGoesWhenTheScopeWasNotSeenCompletely() {
        rig.source.hidePartOf("SALES");
        assertStays("the source was not seen completely: a page never came", 5);
    }

    @Test
    void anIncompleteLookNeitherCountsNorForgets() {
        with(OPEN.after(3, Duration.ZERO));
        runs(2);
        Map<Address, dev.lockstep.engine.plan.Absence> counted = memory.read(Rig.SYNC);
        rig.source.hidePartOf("SALES");
        runs(3);
        assertThat(memory.read(Rig.SYNC)).isEqualTo(counted);
        assertThat(counted.get(GONE).misses()).isEqualTo(2);
    }

    @Test
    void nothingGoesWhenTheScopeIsEmpty() {
        List.of("A", "B", "C").forEach(name -> rig.source.remove("SALES", name));
        assertStays("the source is empty, which is more likely a fault than a wish", 5);
    }

    @Test
    void nothingGoesWithItsWholeContainer() {
        rig.source.removeContainer("SALES");
        runs(5);
        assertThat(isThere()).isTrue();
        assertThat(rig.plan().orphans())
                .contains(new Orphan("container sales", "no selected container of the source stands for it"));
    }

    @Test
    void thePercentHoldsInEachScope() {
        with(OPEN.withLimits(24, 100));
        assertStays("1 of 4 objects would go, more than `policy.max-deletes` allows", 5);
        with(OPEN.withLimits(25, 100));
        rig.sync();
        assertThat(isRetired()).isTrue();
    }

    @Test
    void theCountHoldsInEachScope() {
        with(OPEN.withLimits(100, 0));
        assertStays("1 of 4 objects would go, more than `policy.max-deletes` allows", 5);
    }

    @Test
    void theCountHoldsForAllScopesTogether() {
        rig.source.remove("STOCK", "D");
        with(OPEN.withLimits(100, 1));
        assertStays("2 objects would go in all, more than the count of `policy.max-deletes` allows", 5);
    }

    @Test
    void itMustBeMissedAsOftenInARowAsThePolicySays() {
        with(OPEN.after(3, Duration.ZERO));
        assertStays("missed 1 of the 3 times in a row that `policy.deletes-after` asks for", 1);
        assertStays("missed 2 of the 3 times in a row that `policy.deletes-after` asks for", 1);
        put("SALES", "GONE");
        rig.sync();
        rig.source.remove("SALES", "GONE");
        assertStays("missed 1 of the 3 times in a row that `policy.deletes-after` asks for", 1);
        runs(2);
        assertThat(isRetired()).isTrue();
    }

    @Test
    void aLostStateStartsTheCountAnew() {
        with(OPEN.after(2, Duration.ZERO));
        for (int i = 0; i < 5; i++) {
            memory.lose();
            assertStays("missed 1 of the 2 times in a row that `policy.deletes-after` asks for", 1);
        }
    }

    @Test
    void aPlanThatOnlyLooksCountsNothing() {
        with(OPEN.after(2, Duration.ZERO));
        rig.with(memory.readOnly());
        assertStays("missed 1 of the 2 times in a row that `policy.deletes-after` asks for", 5);
    }

    @Test
    void itIsATombstoneForTheGraceBeforeItIsDropped() {
        with(OPEN.after(1, Duration.ofDays(7)));
        rig.later(Duration.ofDays(100)).sync();
        assertThat(isRetired()).isTrue();
        assertThat(reasonOfGone()).isEqualTo("is marked as retired; its grace lasts from now on for 7d");
        rig.sync();
        rig.later(Duration.ofDays(7).minusSeconds(1)).sync();
        assertThat(reasonOfGone()).isEqualTo("is marked as retired; its grace lasts until 1970-04-18T00:00:00Z");
        rig.later(Duration.ofSeconds(1)).sync();
        assertThat(isThere()).isFalse();
    }

    @Test
    void aLostStateStartsTheGraceAnew() {
        with(OPEN.after(1, Duration.ofDays(7)));
        runs(2);
        rig.later(Duration.ofDays(8));
        memory.lose();
        rig.sync();
        assertThat(isThere()).isTrue();
        rig.later(Duration.ofDays(7)).sync();
        assertThat(isThere()).isFalse();
    }

    @Test
    void nothingIsDroppedWithoutConfirmationAndTheRestGoesOn() {
        rig.confirmed(false);
        rig.sync();
        rig.source.put(new Scenes(2).asset("SALES", "NEW"));

        RunReport report = rig.sync();

        assertThat(isRetired()).isTrue();
        assertThat(rig.catalog.contents()).containsKey(new Address("sales", "new"));
        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.results()).anySatisfy(result -> {
            assertThat(result.status()).isEqualTo(Status.NOT_ATTEMPTED);
            assertThat(result.code()).isEqualTo("apply.unconfirmed");
            assertThat(result.remedy()).isEqualTo("Run it with `--confirm-deletes rig`.");
        });
        assertThat(rig.plan().needsConfirmation()).isTrue();
    }

    @Test
    void whatARuleFiltersStaysAndIsNotCounted() {
        put("SALES", "GONE");
        rig.with(new RuleSet(List.of(new Rule(
                "out",
                new Match(Selection.all(), Selection.only("GONE"), List.of(), Selection.all(), Optional.empty()),
                new Action.Filter(false)))));
        runs(5);
        assertThat(isThere()).isTrue();
        assertThat(isRetired()).isFalse();
        assertThat(memory.read(Rig.SYNC)).isEmpty();
    }

    @Test
    void whatTheSelectionOfContainersLeavesOutStays() {
        put("SALES", "GONE");
        rig.source.select(Selection.of(List.of("ST*")));
        runs(5);
        assertThat(isThere()).isTrue();
        assertThat(isRetired()).isFalse();
        assertThat(memory.read(Rig.SYNC)).isEmpty();
    }

    @Test
    void whatSomebodyChangedAfterThePlanStays() {
        rig.sync();
        var plan = rig.plan();
        rig.catalog.edit(GONE, FakeFormat.LABEL, Optional.of(new Form.Value.Text("still needed")));
        rig.apply(plan);
        assertThat(isThere()).isTrue();
    }

    @Test
    void whatCameBackAfterThePlanStays() {
        rig.sync();
        var plan = rig.plan();
        put("SALES", "GONE");

        RunReport report = rig.apply(plan);

        assertThat(isThere()).isTrue();
        assertHeldBack(report, "planned anew, it would stay");
    }

    @Test
    void whatCannotBeLookedForAgainStays() {
        rig.sync();
        var plan = rig.plan();
        rig.source.hidePartOf("SALES");

        RunReport report = rig.apply(plan);

        assertThat(isThere()).isTrue();
        assertHeldBack(report, "planned anew, it would stay: the source was not seen completely: a page never came");
    }

    @Test
    void whatIsNoLongerSelectedAfterThePlanStays() {
        rig.sync();
        var plan = rig.plan();
        rig.source.select(Selection.of(List.of("ST*")));

        RunReport report = rig.apply(plan);

        assertThat(isThere()).isTrue();
        assertHeldBack(report, "planned anew, it would stay: no selected container of the source stands for it");
    }

    @Test
    void aRetirementOfWhatIsNoLongerSelectedWaitsToo() {
        var plan = rig.plan();
        rig.source.removeContainer("SALES");

        assertHeldBack(
                rig.apply(plan), "planned anew, it would stay: no selected container of the source stands for it");
        assertThat(isRetired()).isFalse();
    }

    @Test
    void aKeptPlanStaysWithinTheLimitsOfNow() {
        rig.sync();
        var plan = rig.plan();
        with(OPEN.withLimits(24, 100));

        RunReport report = rig.apply(plan);

        assertThat(isThere()).isTrue();
        assertHeldBack(
                report, "planned anew, it would stay: 1 of 4 objects would go, more than `policy.max-deletes` allows");
    }

    @Test
    void aKeptPlanNeitherRetiresNorDropsWhenDeletesAreOffSince() {
        var retiring = rig.plan();
        rig.sync();
        var dropping = rig.plan();
        with(DeletePolicy.off());

        RunReport report = rig.apply(dropping);

        assertThat(isThere()).isTrue();
        assertThat(report.results()).singleElement().satisfies(result -> assertThat(result.code())
                .isEqualTo("apply.deletes-off"));
        assertThat(rig.apply(retiring).results()).singleElement().satisfies(result -> assertThat(result.code())
                .isEqualTo("apply.deletes-off"));
    }

    @Test
    void aDropThatIsDoneAlreadyIsDone() {
        rig.sync();
        var plan = rig.plan();
        rig.apply(plan);

        assertThat(rig.apply(plan).results()).singleElement().satisfies(result -> assertThat(result.status())
                .isEqualTo(Status.IN_PLACE));
    }

    @Test
    void lookingAgainBeforeADropCountsNothing() {
        rig.sync();
        var plan = rig.plan();
        Map<Address, dev.lockstep.engine.plan.Absence> counted = memory.read(Rig.SYNC);

        rig.apply(plan);

        assertThat(memory.read(Rig.SYNC)).isEqualTo(counted);
        assertThat(isThere()).isFalse();
    }

    @Test
    void aSourceThatIsBackTakesTheMarkAway() {
        rig.sync();
        assertThat(isRetired()).isTrue();
        put("SALES", "GONE");
        rig.sync();
        assertThat(isRetired()).isFalse();
        assertThat(memory.read(Rig.SYNC)).isEqualTo(new TreeMap<>());
    }

    private static void assertHeldBack(RunReport report, String detail) {
        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.results()).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.NOT_ATTEMPTED);
            assertThat(result.code()).isEqualTo("apply.no-longer-due");
            assertThat(result.detail()).isEqualTo(detail);
        });
    }

    private void with(DeletePolicy policy) {
        rig.with(PlanPolicy.standard().with(policy));
    }

    private void put(String container, String... names) {
        for (String name : names) {
            rig.source.put(new Scenes(1).asset(container, name));
        }
    }

    private void runs(int times) {
        for (int i = 0; i < times; i++) {
            rig.later(Duration.ofDays(1)).sync();
        }
    }

    private void assertStays(String reason, int runs) {
        for (int i = 0; i < runs; i++) {
            assertThat(rig.later(Duration.ofDays(1)).sync().plan().orphans())
                    .contains(new Orphan(GONE.toString(), reason));
        }
        assertThat(isThere()).isTrue();
        assertThat(isRetired()).isFalse();
    }

    private String reasonOfGone() {
        return rig.plan().orphans().stream()
                .filter(orphan -> orphan.subject().equals(GONE.toString()))
                .map(Orphan::kept)
                .findFirst()
                .orElse("");
    }

    private boolean isThere() {
        return rig.catalog.contents().containsKey(GONE);
    }

    private boolean isRetired() {
        return isThere()
                && rig.catalog
                        .contents()
                        .get(GONE)
                        .find(FieldPath.of("lockstep", "retired"))
                        .isPresent();
    }
}
