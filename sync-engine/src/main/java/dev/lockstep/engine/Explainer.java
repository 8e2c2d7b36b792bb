package dev.lockstep.engine;

import dev.lockstep.engine.Explanation.Status;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.AssetLedger;
import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.mapping.Mapper;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.plan.LossRefusal;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Follows one object through mapping and rendering, without a look at the target. Pure. */
final class Explainer {
    private static final String NOT_LOOKED_AT =
            "Names that stand in the target are kept, and were not looked at: `plan` tells them.";

    private final RunConfig config;
    private final Capabilities target;
    private final TargetFormat format;

    Explainer(RunConfig config, Capabilities target, TargetFormat format) {
        this.config = config;
        this.target = target;
        this.format = format;
    }

    /** @param finding of the object; @param scope where it was found */
    Explanation explain(Finding finding, ScopeSnapshot scope) {
        if (finding instanceof Finding.Skipped skipped) {
            return without(skipped.id(), Status.SKIPPED, skipped.reason(), "");
        }
        if (finding instanceof Finding.Failed failed) {
            return without(failed.id(), Status.FAILED, failed.reason(), failed.remedy());
        }
        if (finding instanceof Finding.Found found) {
            return explain(found, scope);
        }
        throw new IllegalStateException("no object: " + finding);
    }

    private Explanation explain(Finding.Found found, ScopeSnapshot scope) {
        Mapped mapped = config.rules().apply(found.asset());
        if (mapped.excludedBy().isPresent()) {
            return unpublished(
                    found,
                    mapped,
                    Status.EXCLUDED,
                    "the rule %s leaves it out".formatted(mapped.excludedBy().get()),
                    "");
        }
        ScopeSnapshot alone =
                new ScopeSnapshot(scope.container(), List.of(found), List.of(), List.of(), Completeness.complete());
        DesiredState desired = new Mapper(config.naming(), config.rules(), target)
                .map(new Snapshot(found.id().system(), List.of(alone), Completeness.complete()));
        return desired.containers().stream()
                .flatMap(container -> container.assets().stream())
                .findFirst()
                .map(this::render)
                .orElseGet(() -> refused(found, mapped, desired.refusals().get(0)));
    }

    private Explanation render(Desired desired) {
        try {
            Rendering rendering = format.render(desired.asset(), desired.address(), config.name());
            List<Loss> losses = new ArrayList<>(desired.losses());
            losses.addAll(rendering.losses());
            List<LedgerEntry> ledger =
                    AssetLedger.of(desired.mapped(), desired.losses(), format.ledger(desired.asset(), rendering));
            Optional<Refusal> refusal = LossRefusal.of(config.policy().onLoss(), desired, rendering);
            return new Explanation(
                    desired.id(),
                    refusal.isPresent() ? Status.REFUSED : Status.PUBLISHED,
                    refusal.map(Refusal::reason).orElse(""),
                    refusal.map(Refusal::remedy).orElse(""),
                    Optional.of(desired.address()),
                    Optional.of(desired.mapped()),
                    ledger,
                    losses,
                    remarks());
        } catch (UnsupportedMetadataException e) {
            Refusal refusal = new Refusal(desired.id().toString(), e.getMessage(), e.remedy());
            return refused(new Finding.Found(desired.mapped().source(), desired.losses()), desired.mapped(), refusal);
        }
    }

    private List<String> remarks() {
        return config.naming().collisions() == Collisions.SUFFIX ? List.of(NOT_LOOKED_AT) : List.of();
    }

    private static Explanation refused(Finding.Found found, Mapped mapped, Refusal refusal) {
        return unpublished(found, mapped, Status.REFUSED, refusal.reason(), refusal.remedy());
    }

    private static Explanation unpublished(
            Finding.Found found, Mapped mapped, Status status, String reason, String remedy) {
        return new Explanation(
                found.id(),
                status,
                reason,
                remedy,
                Optional.empty(),
                Optional.of(mapped),
                List.of(),
                found.losses(),
                List.of());
    }

    private static Explanation without(AssetId id, Status status, String reason, String remedy) {
        return new Explanation(
                id, status, reason, remedy, Optional.empty(), Optional.empty(), List.of(), List.of(), List.of());
    }
}
