package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import java.util.List;
import java.util.SortedSet;

/**
 * A container of the target and what shall be in it.
 *
 * @param name as the target spells it
 * @param source the container it is made from
 * @param assets what shall be in it, by address
 * @param kept names of objects that exist in the source but cannot be brought over now; they are never taken for deleted
 * @param withheld technical names of these objects
 * @param completeness whether everything of the source was seen
 */
public record DesiredContainer(
        String name,
        Container source,
        List<Desired> assets,
        SortedSet<String> kept,
        SortedSet<String> withheld,
        Completeness completeness) {
    public DesiredContainer {
        requireNonNull(name, "name is null");
        requireNonNull(source, "source is null");
        assets = List.copyOf(assets);
        requireNonNull(kept, "kept is null");
        requireNonNull(withheld, "withheld is null");
        requireNonNull(completeness, "completeness is null");
    }
}
