package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

/**
 * A space, database or bucket.
 *
 * @param system alias of the system
 * @param name as the system spells it
 * @param label shown text, may be empty
 * @param rest what the model does not spell out
 */
public record Container(String system, String name, Texts label, Tree.Node rest) {
    public Container {
        Checks.notEmpty(system, "system");
        Checks.notEmpty(name, "name");
        requireNonNull(label, "label is null");
        requireNonNull(rest, "rest is null");
    }

    public static Container of(String system, String name) {
        return new Container(system, name, Texts.none(), Tree.Node.empty());
    }
}
