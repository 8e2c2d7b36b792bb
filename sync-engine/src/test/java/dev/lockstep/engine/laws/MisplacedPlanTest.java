package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.plan.Plan;
import dev.lockstep.error.ConfigurationException;
import org.junit.jupiter.api.Test;

/** Plans that were made for something else. */
class MisplacedPlanTest {
    private final Rig rig = new Rig();

    @Test
    void aPlanForAnotherTargetIsRefused() {
        Plan plan = plan();

        assertThatThrownBy(() -> rig.apply(with(plan, plan.sync(), "other")))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("for target other; this configuration is sync rig for target fake");
        assertThat(rig.catalog.writes()).isZero();
    }

    @Test
    void aPlanOfAnotherSyncIsRefused() {
        Plan plan = plan();

        assertThatThrownBy(() -> rig.apply(with(plan, "other", plan.target())))
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("made by sync other for target fake");
        assertThat(rig.catalog.writes()).isZero();
    }

    private Plan plan() {
        rig.source.put(new Scenes(1).asset("SALES", "ORDERS"));
        return rig.plan();
    }

    private static Plan with(Plan plan, String sync, String target) {
        return new Plan(
                sync,
                plan.source(),
                target,
                plan.changes(),
                plan.refusals(),
                plan.drifts(),
                plan.orphans(),
                plan.losses(),
                plan.scopes(),
                plan.completeness());
    }
}
