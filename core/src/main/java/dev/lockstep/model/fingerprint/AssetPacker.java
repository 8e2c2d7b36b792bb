package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Asset;
import java.util.Optional;

/** Packs assets in their canonical form. For one thread. */
public final class AssetPacker {
    /** Columns, of about 1 kB each. */
    private static final int ROOM = 40_000;

    private final Packer<Asset> packer;

    /** For as many assets as a run may hold as they are. */
    public static Room room() {
        return Room.of(ROOM);
    }

    /** @param room for assets that are not packed, in columns */
    public AssetPacker(Room room) {
        this.packer = new Packer<>(
                room,
                asset -> asset.columns().size() + 1,
                asset -> CanonicalJson.print(AssetTrees.toTree(asset)),
                text -> AssetTrees.toAsset(CanonicalJson.parse(text)));
    }

    Optional<Packed<Asset>> pack(Asset asset) {
        return packer.pack(asset);
    }
}
