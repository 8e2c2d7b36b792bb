package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.KeptAsset;
import java.util.List;

/** What a reader says of one object. */
public sealed interface Finding {
    /** How many objects are to come, as far as known; for progress only. Comes first or not at all. */
    record Announced(int objects) implements Finding {}

    /** @param kept the asset; @param losses what of the native object could not be read */
    record Found(KeptAsset kept, List<Loss> losses) implements Finding {
        public Found {
            requireNonNull(kept, "kept is null");
            losses = List.copyOf(losses);
        }

        public Found(Asset asset, List<Loss> losses) {
            this(KeptAsset.of(asset), losses);
        }

        public AssetId id() {
            return kept.id();
        }

        public Asset asset() {
            return kept.asset();
        }

        /** The same, small. */
        public Found packed(AssetPacker packer) {
            return new Found(kept.packed(packer), losses);
        }
    }

    /** An object that is no asset on purpose, such as a type or a delta twin. @param reason one sentence */
    record Skipped(AssetId id, String reason) implements Finding {
        public Skipped {
            requireNonNull(id, "id is null");
            requireNonNull(reason, "reason is null");
        }
    }

    /** An object that should be an asset and cannot be read. It still exists. @param reason what was found; @param remedy may be empty */
    record Failed(AssetId id, String reason, String remedy) implements Finding {
        public Failed {
            requireNonNull(id, "id is null");
            requireNonNull(reason, "reason is null");
            requireNonNull(remedy, "remedy is null");
        }
    }
}
