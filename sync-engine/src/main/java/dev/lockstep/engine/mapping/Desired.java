package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;

/** An asset and where it shall stand. */
public record Desired(Address address, Asset asset) {
    public Desired {
        requireNonNull(address, "address is null");
        requireNonNull(asset, "asset is null");
    }
}
