package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Asset;

/** Packs assets in their canonical form. For one thread. */
public final class AssetPacker {
    private final Packer<Asset> packer = new Packer<>(
            asset -> CanonicalJson.print(AssetTrees.toTree(asset)),
            text -> AssetTrees.toAsset(CanonicalJson.parse(text)));

    Packed<Asset> pack(Asset asset) {
        return packer.pack(asset);
    }
}
