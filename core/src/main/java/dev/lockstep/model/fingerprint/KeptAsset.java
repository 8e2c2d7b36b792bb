package dev.lockstep.model.fingerprint;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import java.util.function.Supplier;

/** An asset as it is, or packed: a run holds all assets of a source and works on one at a time. Equal to another of an equal asset. */
public final class KeptAsset {
    private final AssetId id;
    private final Supplier<Asset> asset;

    private KeptAsset(AssetId id, Supplier<Asset> asset) {
        this.id = id;
        this.asset = asset;
    }

    public static KeptAsset of(Asset asset) {
        requireNonNull(asset, "asset is null");
        return new KeptAsset(asset.id(), () -> asset);
    }

    /** The same, small if the packer packs it. Asking for the asset then costs about as much as reading it from its canonical form. */
    public KeptAsset packed(AssetPacker packer) {
        return asset instanceof Packed
                ? this
                : packer.pack(asset()).map(packed -> new KeptAsset(id, packed)).orElse(this);
    }

    /** Without unpacking. */
    public AssetId id() {
        return id;
    }

    public Asset asset() {
        return asset.get();
    }

    @Override
    public boolean equals(Object other) {
        return this == other || other instanceof KeptAsset kept && id.equals(kept.id) && asset().equals(kept.asset());
    }

    @Override
    public int hashCode() {
        return id.hashCode();
    }

    @Override
    public String toString() {
        return asset().toString();
    }
}
