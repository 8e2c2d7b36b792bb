package dev.lockstep.engine.discovery;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.spi.Completeness;
import java.util.List;
import java.util.stream.Stream;

/**
 * A system as it was read.
 *
 * @param system its alias
 * @param scopes its containers, by name
 * @param completeness whether these are all containers that the configuration selects
 */
public record Snapshot(String system, List<ScopeSnapshot> scopes, Completeness completeness) {
    public Snapshot {
        requireNonNull(system, "system is null");
        scopes = List.copyOf(scopes);
        requireNonNull(completeness, "completeness is null");
    }

    public Stream<Asset> assets() {
        return scopes.stream().flatMap(scope -> scope.assets().stream()).map(found -> found.asset());
    }

    /** The verdict over containers and objects. */
    public Completeness overall() {
        return scopes.stream().map(ScopeSnapshot::completeness).reduce(completeness, Completeness::and);
    }
}
