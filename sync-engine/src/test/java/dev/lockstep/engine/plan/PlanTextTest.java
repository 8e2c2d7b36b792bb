package dev.lockstep.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.RuleUse;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PlanTextTest {
    private static final AssetId ID = new AssetId("tenant", "SALES", "ORDERS/…\"1\"");
    private static final Address ADDRESS = new Address("sales", "orders");
    private static final Form FORM = new Form(Map.of(
            FieldPath.of("description"), new Form.Value.Text("two\nlines \u0001"),
            FieldPath.of("columns"), new Form.Value.Names(List.of("b", "a")),
            FieldPath.of("parameters", "a/b~c"), new Form.Value.Text("")));
    private static final Reason REASON = new Reason(Reason.Cause.SOURCE, "columns/a", "int", "bigint", "r1");

    @Test
    void everyPartOfAPlanSurvives() {
        Plan plan = plan();
        assertThat(PlanText.parse(PlanText.print(plan))).isEqualTo(plan);
        assertThat(PlanText.parse(PlanText.print(plan) + "\n")).isEqualTo(plan);
    }

    @Test
    void everyKindOfChangeSurvives() {
        assertThat(plan().changes().stream()
                        .map(planned -> planned.change().getClass().getName()))
                .containsExactlyInAnyOrderElementsOf(Arrays.stream(Change.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }

    @Test
    void equalPlansHaveEqualBytesOfOneLine() {
        assertThat(PlanText.print(plan())).isEqualTo(PlanText.print(plan())).doesNotContain("\n");
    }

    @Test
    void anEditedPlanIsRefused() {
        String text = PlanText.print(plan()).replace("bigint", "string");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.parse(text))
                .withMessageMatching("was edited or cut off after it was made: its digest is v1:[0-9a-f]{64},"
                        + " and what it holds has v1:[0-9a-f]{64}");
    }

    @Test
    void whatIsNoPlanIsRefused() {
        String text = PlanText.print(plan());
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.parse(""))
                .withMessageContaining("is no plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.parse("[]"))
                .withMessage("is no plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.parse(text.substring(0, text.length() / 2)))
                .withMessageContaining("is no plan");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PlanText.parse(text.replace("\"formatVersion\":1", "\"formatVersion\":2")))
                .withMessage("has the format version 2, and this program reads 1: a newer one made it");
    }

    private static Plan plan() {
        Completeness gap = Completeness.incomplete("SALES, views", "answered 403", "Grant it.");
        return new Plan(
                "demo",
                "tenant",
                "glue",
                List.of(
                        planned(new Change.CreateContainer("sales", FORM)),
                        planned(new Change.UpdateContainer("fin", FORM, Form.empty())),
                        new PlannedChange(new Change.Create(ADDRESS, FORM), Optional.of(ID), List.of(REASON)),
                        planned(new Change.Update(ADDRESS, Optional.of("7"), Form.empty(), FORM)),
                        planned(new Change.Drop(ADDRESS, Optional.empty(), FORM))),
                List.of(new Refusal("SALES/x", "too long", "Rename it.")),
                List.of(new Drift("container sales", "description", "a", "b", "c")),
                List.of(new Orphan("sales.old", "deletes are off")),
                List.of(new Loss(ID, "columns/a", Loss.Severity.DEGRADED, "no such type")),
                List.of(new ScopeVerdict("SALES", "sales", 3, 1, gap)),
                List.of(new RuleUse("r1", 3, 1, 2)),
                List.of(new Renaming(new Address("sales", "old"), ADDRESS)),
                new Fidelity(5_000_000_000L, 1, 2, new TreeMap<>(Map.of(Carrier.NATIVE, 5_000_000_001L))),
                List.of(new PartitionPlan(ADDRESS, ADDRESS, 1, 2, 3, 4, 5, 6, 7, "kept", "digest", gap)),
                gap);
    }

    private static PlannedChange planned(Change change) {
        return new PlannedChange(change, Optional.empty(), List.of(REASON));
    }
}
