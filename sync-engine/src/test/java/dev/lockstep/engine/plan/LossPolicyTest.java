package dev.lockstep.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.plan.LossPolicy.OnLoss;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Rendering;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LossPolicyTest {
    private static final AssetId ID = new AssetId("acme", "SALES", "ORDERS");
    private static final Loss NOTE = new Loss(ID, "label", Severity.NOTE, "kept beside");
    private static final Loss DEGRADED = new Loss(ID, "columns/AT/type", Severity.DEGRADED, "no time of day");
    private static final Loss DROPPED = new Loss(ID, "rest/@x", Severity.DROPPED, "too large");

    @Test
    void usuallyNothingIsStopped() {
        assertThat(refusal(LossPolicy.standard(), List.of(DROPPED), List.of(DEGRADED, NOTE)))
                .isEmpty();
    }

    @Test
    void theHeaviestLossThatStopsIsNamed() {
        LossPolicy strict = new LossPolicy(OnLoss.FAIL, OnLoss.FAIL);

        assertThat(refusal(strict, List.of(DROPPED), List.of(DEGRADED, NOTE)))
                .contains(new Refusal(
                        "acme:SALES/ORDERS",
                        "`policy.on-loss` stops it: rest/@x dropped: too large",
                        "Change it in the source or by a rule, or set `policy.on-loss` to `dropped: report`."));
    }

    @Test
    void onlyTheSeveritiesThatShallFailDo() {
        LossPolicy policy = new LossPolicy(OnLoss.FAIL, OnLoss.REPORT);

        assertThat(refusal(policy, List.of(DROPPED), List.of(NOTE))).isEmpty();
        assertThat(refusal(policy, List.of(), List.of(DEGRADED))).isPresent();
    }

    private static Optional<Refusal> refusal(LossPolicy policy, List<Loss> reading, List<Loss> rendering) {
        Asset asset = Asset.of(ID, AssetKind.TABLE, List.of());
        Desired desired = new Desired(new Address("sales", "orders"), Mapped.unchanged(asset), reading);
        return LossRefusal.of(policy, desired, new Rendering(Form.empty(), rendering));
    }
}
