package dev.lockstep.testkit;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import java.util.SplittableRandom;

/** Assets with every component the model has, filled in every legal way. */
public final class AnyAsset {
    private AnyAsset() {}

    /** The asset of a seed: always the same. */
    public static Asset asset(long seed) {
        return asset(new SplittableRandom(seed));
    }

    public static Asset asset(SplittableRandom random) {
        return new AnyRecord(random).of(Asset.class);
    }

    public static Container container(SplittableRandom random) {
        return new AnyRecord(random).of(Container.class);
    }
}
