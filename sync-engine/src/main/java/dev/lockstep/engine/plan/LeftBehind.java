package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What the runs of a sync left in the target, as far as anybody kept evidence of it.
 *
 * @param objects run that wrote each last
 * @param containers how each was left
 */
public record LeftBehind(SortedMap<Address, String> objects, SortedMap<String, LeftContainer> containers) {
    /** @param run that wrote it last; @param form complete state it was to have then */
    public record LeftContainer(String run, Form form) {
        public LeftContainer {
            requireNonNull(run, "run is null");
            requireNonNull(form, "form is null");
        }
    }

    public LeftBehind(Map<Address, String> objects, Map<String, LeftContainer> containers) {
        this(new TreeMap<>(objects), new TreeMap<>(containers));
    }

    public LeftBehind {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        containers = Collections.unmodifiableSortedMap(new TreeMap<>(containers));
    }

    public static LeftBehind unknown() {
        return new LeftBehind(Map.of(), Map.of());
    }
}
