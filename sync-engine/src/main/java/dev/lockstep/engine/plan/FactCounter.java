package dev.lockstep.engine.plan;

import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.AssetLedger;
import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Counts what becomes of the facts of a source. For one thread, once. */
public final class FactCounter {
    private final String sync;
    private final LossPolicy policy;
    private final TargetFormat format;
    private final List<Refusal> refusals;
    private final Map<AssetId, Desired> desired = new HashMap<>();

    /** @param desired what is made of the source that is counted */
    public FactCounter(String sync, LossPolicy policy, TargetFormat format, DesiredState desired) {
        this.sync = sync;
        this.policy = policy;
        this.format = format;
        this.refusals = new ArrayList<>(desired.refusals());
        desired.containers().stream()
                .flatMap(container -> container.assets().stream())
                .forEach(asset -> this.desired.put(asset.id(), asset));
    }

    public FactTable count(Snapshot source) {
        List<ScopeFidelity> scopes = source.scopes().stream().map(this::count).toList();
        return new FactTable(source, scopes, refusals);
    }

    private ScopeFidelity count(ScopeSnapshot scope) {
        FidelityCount count = new FidelityCount();
        long facts = 0;
        long withheldFacts = 0;
        int withheld = 0;
        for (Finding.Found found : scope.assets()) {
            int own = AssetLedger.facts(found);
            facts += own;
            if (!add(found.id(), count)) {
                withheld++;
                withheldFacts += own;
            }
        }
        return new ScopeFidelity(
                scope.container().name(),
                scope.assets().size(),
                scope.skipped().size(),
                scope.failed().size(),
                withheld,
                facts,
                withheldFacts,
                count.total());
    }

    /** Whether the asset is brought over. */
    private boolean add(AssetId id, FidelityCount count) {
        Optional<Desired> wanted = Optional.ofNullable(desired.get(id));
        Optional<Rendering> rendering = wanted.flatMap(this::render);
        rendering.ifPresent(
                done -> count.add(wanted.get(), format.ledger(wanted.get().asset(), done)));
        return rendering.isPresent();
    }

    private Optional<Rendering> render(Desired wanted) {
        try {
            Rendering rendering = format.render(wanted.asset(), wanted.address(), sync);
            Optional<Refusal> refusal = LossRefusal.of(policy, wanted, rendering);
            refusal.ifPresent(refusals::add);
            return refusal.isPresent() ? Optional.empty() : Optional.of(rendering);
        } catch (UnsupportedMetadataException e) {
            refusals.add(new Refusal(wanted.id().toString(), e.getMessage(), e.remedy()));
            return Optional.empty();
        }
    }
}
