package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Refusal;
import java.util.List;

/**
 * What becomes of every fact of the source, container by container, whatever the target holds now.
 *
 * @param source what was found
 * @param scopes in the snapshot's order
 * @param refusals why objects are not brought over, sorted; those that rules leave out are not among them
 */
public record FactTable(Snapshot source, List<ScopeFidelity> scopes, List<Refusal> refusals) {
    public FactTable {
        requireNonNull(source, "source is null");
        scopes = List.copyOf(scopes);
        refusals = refusals.stream().sorted().toList();
    }

    /** All containers together. */
    public ScopeFidelity total() {
        return scopes.stream()
                .reduce(ScopeFidelity::plus)
                .orElseGet(() -> new ScopeFidelity("", 0, 0, 0, 0, 0, 0, Fidelity.none()));
    }
}
