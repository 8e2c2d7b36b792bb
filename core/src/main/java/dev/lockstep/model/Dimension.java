package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A dimension of an analytic model: a foreign key column with the attributes that come from the dimension asset.
 *
 * @param name as the model names it
 * @param label shown text
 * @param source the dimension asset; absent for an attribute of the fact itself
 * @param keyColumn column of this model that identifies a member
 * @param attributes columns of this model taken from the dimension, in order
 * @param rest what the model does not spell out
 */
public record Dimension(
        String name,
        Texts label,
        Optional<AssetRef> source,
        Optional<String> keyColumn,
        List<String> attributes,
        Tree.Node rest) {
    public Dimension {
        Checks.notEmpty(name, "name");
        requireNonNull(label, "label is null");
        requireNonNull(source, "source is null");
        requireNonNull(keyColumn, "keyColumn is null");
        attributes = Checks.copy(attributes, "attributes");
        requireNonNull(rest, "rest is null");
    }
}
