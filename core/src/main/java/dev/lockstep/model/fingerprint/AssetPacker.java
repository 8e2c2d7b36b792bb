package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Asset;
import java.util.Optional;

/** Packs assets in their canonical form. For one thread. */
public final class AssetPacker {
    private final Packer<Asset> packer;

    /** @param room for assets that are not packed */
    public AssetPacker(Room room) {
        this.packer = new Packer<>(
                room,
                asset -> CanonicalJson.print(AssetTrees.toTree(asset)),
                text -> AssetTrees.toAsset(CanonicalJson.parse(text)));
    }

    Optional<Packed<Asset>> pack(Asset asset) {
        return packer.pack(asset);
    }
}
