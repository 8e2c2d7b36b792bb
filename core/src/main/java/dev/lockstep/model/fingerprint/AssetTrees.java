package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Tree;

/** The canonical tree of an asset, and the asset of a canonical tree. */
public final class AssetTrees {
    private AssetTrees() {}

    public static Tree.Node toTree(Asset asset) {
        return (Tree.Node) RecordTrees.toTree(asset);
    }

    public static Tree.Node toTree(DataType type) {
        return (Tree.Node) RecordTrees.toTree(type);
    }

    public static Tree.Node toTree(Container container) {
        return (Tree.Node) RecordTrees.toTree(container);
    }

    /**
     * The container that {@link #toTree(Container)} turned into {@code tree}.
     *
     * @throws IllegalArgumentException if the tree is not one of a container of this version; the message names the part
     */
    public static Container toContainer(Tree tree) {
        return (Container) RecordTrees.fromTree(tree, Container.class);
    }

    /**
     * The asset that {@link #toTree(Asset)} turned into {@code tree}.
     *
     * @throws IllegalArgumentException if the tree is not one of an asset of this version; the message names the part
     */
    public static Asset toAsset(Tree tree) {
        return (Asset) RecordTrees.fromTree(tree, Asset.class);
    }
}
