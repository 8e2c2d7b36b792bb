package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import java.util.List;

/**
 * An asset and where it shall stand.
 *
 * @param address where
 * @param mapped the asset after the rules
 * @param losses what of the source could not be read
 */
public record Desired(Address address, Mapped mapped, List<Loss> losses) {
    public Desired {
        requireNonNull(address, "address is null");
        requireNonNull(mapped, "mapped is null");
        losses = List.copyOf(losses);
    }

    /** Of the asset. */
    public AssetId id() {
        return mapped.id();
    }

    /** The asset as it is desired. */
    public Asset asset() {
        return mapped.asset();
    }
}
