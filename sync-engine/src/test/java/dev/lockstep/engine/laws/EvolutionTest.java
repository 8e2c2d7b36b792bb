package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.Forecast;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.plan.Evolution;
import dev.lockstep.engine.plan.Evolution.OnBreaking;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.engine.report.PlanView;
import dev.lockstep.engine.report.TextOptions;
import dev.lockstep.model.Address;
import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeSource;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Changes that break those who read a table. */
class EvolutionTest {
    private static final Address VIEW = new Address("sales", "view");
    private static final Column ID =
            Column.builder("ID", new DataType.Int(32, true)).keyPosition(1).build();
    private static final Column NET = Column.of("NET", new DataType.Decimal(17, 2));

    private final Rig rig = new Rig();

    @Test
    void eachBreakingChangeIsMarkedWithItsExactCauseAndWritten() {
        assertBreaks(List.of(ID), "columns/NET", "decimal(17,2)", "");
        assertBreaks(
                List.of(ID, typed(new DataType.Decimal(15, 2))), "columns/NET/type", "decimal(17,2)", "decimal(15,2)");
        assertBreaks(List.of(ID, NET.toBuilder().nullable(false).build()), "columns/NET/nullable", "true", "false");
        assertBreaks(List.of(ID, NET.toBuilder().keyPosition(2).build()), "keys", "ID", "ID, NET");
        assertBreaks(List.of(ID, NET.toBuilder().rest(named("amount")).build()), "columns/NET", "decimal(17,2)", "");
    }

    @Test
    void anotherAggregationBreaks() {
        put(ID, NET.toBuilder().aggregation(Aggregation.SUM).build());
        rig.sync();
        put(ID, NET.toBuilder().aggregation(Aggregation.MAX).build());
        assertThat(breaking(rig.plan()))
                .containsExactly(new Reason(Cause.BREAKING, "columns/NET/aggregation", "SUM", "MAX"));
    }

    @Test
    void whatIsAddedOrWidenedBreaksNobody() {
        assertBreaksNobody(ID, NET, Column.of("MORE", new DataType.Date()));
        assertBreaksNobody(ID, typed(new DataType.Decimal(19, 2)));
        assertBreaksNobody(NET, ID);
        assertBreaksNobody(ID, NET.toBuilder().label(Texts.of("Net")).build());
    }

    @Test
    void whatMayBeMissingFromNowOnBreaksNobody() {
        put(ID, NET.toBuilder().nullable(false).build());
        rig.sync();
        put(ID, NET);
        assertThat(breaking(rig.plan())).isEmpty();
    }

    @Test
    void itIsInTheTextAndInTheJson() {
        put(ID, NET);
        rig.sync();
        put(ID);
        Plan plan = rig.plan();
        assertThat(PlanView.text(plan, Forecast.of(plan, Optional.empty()), TextOptions.brief(Paint.PLAIN)))
                .contains("1 change breaking.", "breaking: columns/NET “decimal(17,2)” → nothing");
        assertThat(PlanView.json(plan).path("changes").get(0).path("breaking").asBoolean())
                .isTrue();
        assertThat(PlanView.json(plan)
                        .path("changes")
                        .get(0)
                        .path("reasons")
                        .get(0)
                        .path("cause")
                        .asText())
                .isEqualTo("breaking");
    }

    @Test
    void itIsWrittenWithoutAMarkWhenAllowed() {
        rig.with(PlanPolicy.standard().with(new Evolution(OnBreaking.ALLOW, List.of())));
        put(ID, NET);
        rig.sync();
        put(ID);
        assertThat(breaking(rig.plan())).isEmpty();
        assertThat(rig.plan().changes()).hasSize(1);
    }

    @Test
    void aBlockedOneStaysAsItIsUntilItIsLetThrough() {
        rig.with(PlanPolicy.standard().with(new Evolution(OnBreaking.BLOCK, List.of())));
        put(ID, NET);
        assertBlocked("a breaking change: columns/NET decimal(17,2) → nothing");
        rig.with(PlanPolicy.standard().with(new Evolution(OnBreaking.BLOCK, List.of("sales.v*"))));
        assertLetThrough();
    }

    @Test
    void aReleasedOneIsBlockedWhateverThePolicySaysUntilItIsLetThrough() {
        for (OnBreaking policy : OnBreaking.values()) {
            rig.with(PlanPolicy.standard().with(new Evolution(policy, List.of())));
            released("RELEASED", ID, NET);
            assertBlocked("a breaking change of what was released to consumers: columns/NET decimal(17,2) → nothing");
        }
        rig.with(PlanPolicy.standard().with(new Evolution(OnBreaking.REPORT, List.of("sales.view"))));
        assertLetThrough();
    }

    @Test
    void theReleaseCannotBeTakenBackTogetherWithTheColumn() {
        released("Released", ID, NET);
        rig.sync();
        released("DECOMMISSIONED", ID);
        assertThat(rig.plan().refusals()).hasSize(1);
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void aReleasedOneMayGrow() {
        released("RELEASED", ID, NET);
        rig.sync();
        released("RELEASED", ID, NET, Column.of("MORE", new DataType.Date()));
        assertThat(rig.sync().verdict()).isEqualTo(Verdict.DONE);
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void assertBlocked(String cause) {
        rig.sync();
        Form before = rig.catalog.contents().get(VIEW);
        put(ID);
        assertThat(rig.sync().verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(rig.catalog.contents().get(VIEW)).isEqualTo(before);
        assertThat(rig.plan().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("sales.view stays as it is: " + cause);
            assertThat(refusal.remedy())
                    .isEqualTo("Undo it in the source, or let it through with `--allow-breaking sales.view` or"
                            + " `policy.allow-breaking`.");
        });
    }

    private void assertLetThrough() {
        Plan plan = rig.plan();
        assertThat(plan.refusals()).isEmpty();
        assertThat(breaking(plan)).isNotEmpty();
        rig.apply(plan);
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void assertBreaks(List<Column> after, String path, String before, String now) {
        put(ID, NET);
        rig.sync();
        put(after.toArray(Column[]::new));
        assertThat(breaking(rig.plan())).contains(new Reason(Cause.BREAKING, path, before, now));
        assertThat(rig.sync().verdict()).isEqualTo(Verdict.DONE);
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void assertBreaksNobody(Column... after) {
        put(ID, NET);
        rig.sync();
        put(after);
        assertThat(rig.plan().changes()).hasSize(1);
        assertThat(breaking(rig.plan())).isEmpty();
    }

    private static List<Reason> breaking(Plan plan) {
        return plan.changes().stream()
                .flatMap(change -> change.reasons().stream())
                .filter(reason -> reason.cause() == Cause.BREAKING)
                .toList();
    }

    private static Column typed(DataType type) {
        return NET.toBuilder().type(type).build();
    }

    private static Tree.Node named(String name) {
        return new Tree.Node(java.util.Map.of(Column.TARGET_NAME, Tree.text(name)));
    }

    private void put(Column... columns) {
        rig.source.put(view(columns).build());
    }

    private void released(String state, Column... columns) {
        rig.source.put(view(columns)
                .stewardship(new Stewardship(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of(state),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        Tree.Node.empty()))
                .build());
    }

    private static Asset.Builder view(Column... columns) {
        return Asset.builder(new AssetId(FakeSource.SYSTEM, "SALES", "VIEW"), AssetKind.VIEW)
                .columns(Arrays.asList(columns));
    }
}
