package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.RuleUse;
import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.mapping.rules.Setting;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Orphan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.engine.plan.Renaming;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeFormat;
import dev.lockstep.testkit.fake.FakeSource;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Rules in whole runs. */
class RuleLawsTest {
    private static final DataType WIDE = new DataType.Decimal(34, 6);
    private static final DataType NARROW = new DataType.Decimal(18, 4);

    private final Rig rig = new Rig().with(dropping());

    @Test
    void thePlanNamesTheRuleAndASecondRunWritesNothing() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.with(rules(new Rule("amounts", columns("NET"), new Action.OverrideType(NARROW))));

        RunReport first = rig.sync();

        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(reasons(first.plan()))
                .contains(new Reason(Cause.RULE, "columns/NET/type", "decimal(34,6)", "decimal(18,4)", "amounts"));
        assertThat(rig.catalog.contents().get(new Address("sales", "orders")).findText(FakeFormat.columnType("NET")))
                .contains(NARROW.toString());
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void aRuleThatComesLaterIsTheReasonOfTheUpdateAndOneThatGoesGivesTheSourceBack() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.sync();
        rig.with(rules(new Rule("amounts", columns("NET"), new Action.OverrideType(NARROW))));

        Plan update = rig.plan();
        rig.sync();
        Plan back = rig.with(RuleSet.none()).plan();

        assertThat(reasons(update))
                .isNotEmpty()
                .allMatch(reason -> Set.of(Cause.RULE, Cause.BREAKING).contains(reason.cause())
                        && reason.rule().equals("amounts"));
        assertThat(reasons(back)).isNotEmpty().allMatch(reason -> reason.cause() == Cause.SOURCE);
    }

    @Test
    void whatIsFilteredIsNeverDeleted() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.with(rules(new Rule("names", any(), new Action.Rename("m_{name}"))));
        rig.sync();
        var before = rig.catalog.contents();
        rig.with(rules(
                new Rule("names", any(), new Action.Rename("m_{name}")),
                new Rule("no-items", named("ITEMS"), new Action.Filter(false))));

        RunReport report = rig.sync();

        assertThat(report.plan().changes()).isEmpty();
        assertThat(report.plan().orphans()).isEmpty();
        assertThat(rig.catalog.contents()).isEqualTo(before);
        assertThat(report.plan().rules()).contains(new RuleUse("no-items", 1, 1, 0));
    }

    @Test
    void aSpaceThatIsFilteredAsAWholeGetsNoContainer() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.with(rules(new Rule("none", any(), new Action.Filter(false))));

        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void theLastFilterThatMatchesDecides() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.with(rules(
                new Rule("none", any(), new Action.Filter(false)),
                new Rule("but-orders", named("ORDERS"), new Action.Filter(true))));

        assertThat(created(rig.plan())).containsExactly(new Address("sales", "orders"));
    }

    @Test
    void aRuleThatMatchesNothingIsReported() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.with(rules(new Rule("idle", named("NOWHERE"), new Action.Filter(false))));

        assertThat(rig.plan().rules()).containsExactly(new RuleUse("idle", 0, 0, 0));
    }

    @Test
    void anAssetThatARuleRenamesMovesAndTheOldTableIsGoneByPolicy() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", NARROW));
        rig.sync();
        rig.with(rules(new Rule("names", named("ORDERS"), new Action.Rename("bookings"))));

        Plan plan = rig.plan();
        rig.sync();
        rig.sync();
        rig.sync();

        assertThat(plan.renamings())
                .containsExactly(new Renaming(new Address("sales", "orders"), new Address("sales", "bookings")));
        assertThat(rig.catalog.contents())
                .containsOnlyKeys(new Address("sales", "bookings"), new Address("sales", "items"));
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void twoAssetsThatARuleGivesOneNameAreRefusedByName() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.with(rules(new Rule("names", any(), new Action.Rename("same"))));

        Plan plan = rig.plan();

        assertThat(created(plan)).isEmpty();
        assertThat(plan.refusals()).hasSize(2).allMatch(refusal -> refusal.reason()
                .startsWith("would be named same in the target, and so would"));
    }

    @Test
    void aRenamedObjectIsRecognisedBesideItsCreation() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", NARROW));
        rig.sync();
        rig.source.remove("SALES", "ORDERS");
        rig.source.put(asset("BOOKINGS", "Bookings", WIDE));

        Plan plan = rig.plan();

        assertThat(plan.renamings())
                .containsExactly(new Renaming(new Address("sales", "orders"), new Address("sales", "bookings")));
        assertThat(plan.count(Change.Create.class)).isOne();
        assertThat(plan.orphans())
                .containsExactly(new Orphan("sales.orders", "looks like sales.bookings, which does not stand yet"));
        assertThat(reasons(plan)).contains(new Reason(Cause.RENAMED, "", "sales.orders", "sales.bookings"));
    }

    @Test
    void twoObjectsThatLookAlikeAreNotTakenForRenamedOnes() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.source.put(asset("STAYS", "Stays", NARROW));
        rig.sync();
        rig.source.remove("SALES", "ORDERS");
        rig.source.remove("SALES", "ITEMS");
        rig.source.put(asset("BOOKINGS", "Bookings", WIDE));

        assertThat(rig.plan().renamings()).isEmpty();
    }

    @Test
    void aChangedLabelIsNeverANewTable() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.sync();
        rig.source.put(asset("ORDERS", "All orders", WIDE));

        Plan plan = rig.plan();

        assertThat(plan.changes()).singleElement().satisfies(planned -> assertThat(planned.change())
                .isInstanceOf(Change.Update.class));
        assertThat(plan.renamings()).isEmpty();
        assertThat(reasons(plan)).containsExactly(new Reason(Cause.SOURCE, "label/", "Orders", "All orders"));
    }

    @Test
    void theNumbersOfThePlanAddUpWithAndWithoutRules() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        Plan plain = rig.plan();
        rig.with(rules(
                new Rule("no-net", columns("NET"), new Action.Filter(false)),
                new Rule("owner", any(), new Action.Set(List.of(new Setting(Setting.Field.OWNER, "en", "a.smith"))))));
        Plan ruled = rig.plan();

        assertThat(plain.fidelity().facts())
                .isEqualTo(plain.fidelity().kept() + plain.fidelity().reported());
        assertThat(ruled.fidelity().facts()).isEqualTo(plain.fidelity().facts());
        assertThat(ruled.fidelity().added())
                .as("the owner and the mark that says who said so")
                .isEqualTo(2);
        assertThat(ruled.fidelity().count(Carrier.DROPPED))
                .isEqualTo(ruled.fidelity().byRule() - 2)
                .isPositive();
    }

    @Test
    void aCuratedFileCountsAsTheSourceForRulesAndIsTheReasonOfTheChange() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.sync();
        Rule curated = new Rule("s.yaml:1", only("ORDERS"), tag("core"));
        Match core =
                new Match(Selection.all(), Selection.all(), List.of(), Selection.of(List.of("core")), Optional.empty());
        Rule owner = new Rule("owner", core, new Action.Set(List.of(new Setting(Setting.Field.OWNER, "", "sales"))));
        Rule amiss = new Rule("s.yaml:3", only("ORDRES"), tag("core"));
        rig.with(new RuleSet(List.of(curated, amiss), List.of(owner)));

        Plan plan = rig.plan();
        rig.sync();

        assertThat(plan.changes()).hasSize(1);
        assertThat(reasons(plan))
                .extracting(Reason::path, Reason::rule)
                .contains(tuple("stewardship/owner", "owner"), tuple("stewardship/tags", "s.yaml:1"));
        assertThat(reasons(plan)).allMatch(reason -> reason.cause() == Cause.RULE);
        assertThat(plan.rules())
                .extracting(RuleUse::rule, RuleUse::matched, RuleUse::note)
                .containsExactly(
                        tuple("s.yaml:1", 1, ""),
                        tuple("s.yaml:3", 0, "there is no SALES.ORDRES; did you mean SALES.ORDERS?"),
                        tuple("owner", 1, ""));
        assertThat(rig.plan().changes()).isEmpty();
        assertThat(PlanText.parse(PlanText.print(plan))).isEqualTo(plan);
    }

    private static Match only(String name) {
        return new Match(
                Selection.of(List.of("SALES")),
                Selection.of(List.of(name)),
                List.of(),
                Selection.all(),
                Optional.empty());
    }

    private static Action tag(String tag) {
        return new Action.Set(List.of(new Setting(Setting.Field.TAG, "", tag)));
    }

    @Test
    void samePlanBytesEveryTime() {
        rig.source.put(asset("ORDERS", "Orders", WIDE));
        rig.source.put(asset("ITEMS", "Items", WIDE));
        rig.with(rules(
                new Rule("amounts", columns("N*"), new Action.OverrideType(NARROW)),
                new Rule("names", any(), new Action.Rename("m_{name}"))));

        assertThat(PlanText.print(rig.plan())).isEqualTo(PlanText.print(rig.plan()));
        assertThat(PlanText.parse(PlanText.print(rig.plan()))).isEqualTo(rig.plan());
    }

    private static Asset asset(String name, String label, DataType net) {
        return Asset.builder(new AssetId(FakeSource.SYSTEM, "SALES", name), AssetKind.TABLE)
                .label(Texts.of(label))
                .columns(List.of(Column.of("ID", new DataType.Int(32, true)), Column.of("NET", net)))
                .build();
    }

    private static RuleSet rules(Rule... rules) {
        return new RuleSet(List.of(rules));
    }

    private static Match any() {
        return Match.any();
    }

    private static Match named(String name) {
        return new Match(Selection.all(), Selection.only(name), List.of(), Selection.all(), Optional.empty());
    }

    private static Match columns(String glob) {
        return new Match(
                Selection.all(),
                Selection.all(),
                List.of(),
                Selection.all(),
                Optional.of(new Match.Columns(Selection.of(List.of(glob)), Selection.all())));
    }

    private static List<Reason> reasons(Plan plan) {
        return plan.changes().stream()
                .filter(planned -> planned.source().isPresent())
                .flatMap(planned -> planned.reasons().stream())
                .toList();
    }

    private static List<Address> created(Plan plan) {
        return plan.changes().stream()
                .filter(planned -> planned.change() instanceof Change.Create)
                .flatMap(planned -> planned.change().target().stream())
                .toList();
    }

    private static PlanPolicy dropping() {
        return PlanPolicy.standard()
                .with(DeletePolicy.off().with(Deletes.DROP).withLimits(100, 100).after(1, Duration.ZERO));
    }
}
