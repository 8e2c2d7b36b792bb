package dev.lockstep.engine.plan;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import java.util.Map;
import java.util.Optional;

/**
 * Which objects of the source, by technical name, do not stand in the target yet under the name they are to have. The object under a former
 * name is all there is of them until then. For one thread, one container.
 */
final class Whereabouts {
    private final DesiredContainer wanted;
    private final Map<String, Address> awaited;

    Whereabouts(DesiredContainer wanted) {
        this.wanted = wanted;
        this.awaited =
                wanted.assets().stream().collect(toMap(desired -> desired.id().name(), Desired::address));
    }

    /** The object is at its address, is ours, and was made from this very source. */
    void stands(Desired desired) {
        awaited.remove(desired.id().name());
    }

    /** Whether the source still has {@code asset} and it is not to be brought over now. */
    boolean isWithheld(Asset asset) {
        return isOfContainer(asset) && wanted.withheld().contains(asset.id().name());
    }

    /** Why the object made from {@code asset} cannot be spared yet, one phrase; empty if it can. */
    Optional<String> need(Asset asset) {
        if (!isOfContainer(asset)) {
            return Optional.of("was made from %s, which a look at %s says nothing about"
                    .formatted(asset.id(), wanted.source().name()));
        }
        return Optional.ofNullable(awaited.get(asset.id().name()))
                .map(address -> "its source %s is to stand at %s and does not yet".formatted(asset.id(), address));
    }

    private boolean isOfContainer(Asset asset) {
        return asset.id().container().equals(wanted.source().name());
    }
}
