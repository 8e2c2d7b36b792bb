package dev.lockstep.datasphere.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Tree;

/**
 * One parsed CSN document.
 *
 * @param origin names it to a person, such as a file or a URL path
 * @param root its top level; {@code definitions} and {@code businessLayerDefinitions} are looked at, wrong shapes are tolerated
 */
public record CsnDocument(String origin, Tree.Node root) {
    public CsnDocument {
        requireNonNull(origin, "origin is null");
        requireNonNull(root, "root is null");
    }

    /** Its definitions by name, in order; none when there is no such object. */
    Tree.Node definitions() {
        return root.findNode("definitions").orElseGet(Tree.Node::empty);
    }

    /** The analytic half of the model {@code name}, whatever its shape. */
    java.util.Optional<Tree> businessLayer(String name) {
        return root.findNode("businessLayerDefinitions").flatMap(models -> models.find(name));
    }
}
