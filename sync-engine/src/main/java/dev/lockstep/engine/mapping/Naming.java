package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Capabilities;

/**
 * How names of the source become names of the target.
 *
 * @param containerTemplate text with {@code {space}}, such as {@code sap_{space}}
 * @param collisions what happens when two names fold to one
 */
public record Naming(String containerTemplate, Collisions collisions) {
    /** Stands for the name of the source's container. */
    public static final String SPACE = "{space}";

    /**
     * What happens to names that fold to one, or that the target cannot hold. ERROR: they are refused by name. SUFFIX: each gets a suffix from
     * its own technical name, and is cut before it where there is no room; but what stands in the target keeps its name, with the suffix or
     * without.
     */
    public enum Collisions {
        ERROR,
        SUFFIX
    }

    public Naming {
        requireNonNull(containerTemplate, "containerTemplate is null");
        requireNonNull(collisions, "collisions is null");
        if (!containerTemplate.contains(SPACE)) {
            throw new IllegalArgumentException("the template for databases must contain " + SPACE);
        }
    }

    /** What stands before the name of the source's container; not folded. */
    public String containerPrefix() {
        return containerTemplate.substring(0, containerTemplate.indexOf(SPACE));
    }

    /** What stands after it. */
    public String containerSuffix() {
        return containerTemplate.substring(containerTemplate.indexOf(SPACE) + SPACE.length());
    }

    String containerName(Capabilities target, String space) {
        return target.containerNames().fold(containerTemplate.replace(SPACE, space));
    }
}
