package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A hierarchy over columns of the asset.
 *
 * @param name technical name
 * @param label shown text
 * @param kind how nodes find their parents
 * @param levels columns from the top down, for {@link Kind#LEVEL}
 * @param parent columns that hold the parent's key; @param child columns that hold the node's key, in the same order
 * @param directory column or association that says which hierarchy a node belongs to
 * @param rest what the model does not spell out
 */
public record Hierarchy(
        String name,
        Texts label,
        Kind kind,
        List<String> levels,
        List<String> parent,
        List<String> child,
        Optional<String> directory,
        Tree.Node rest) {
    public enum Kind {
        LEVEL,
        PARENT_CHILD
    }

    public Hierarchy {
        requireNonNull(name, "name is null");
        requireNonNull(label, "label is null");
        requireNonNull(kind, "kind is null");
        levels = Checks.copy(levels, "levels");
        parent = Checks.copy(parent, "parent");
        child = Checks.copy(child, "child");
        requireNonNull(directory, "directory is null");
        requireNonNull(rest, "rest is null");
    }
}
