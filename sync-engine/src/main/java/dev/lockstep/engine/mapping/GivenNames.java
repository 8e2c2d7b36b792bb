package dev.lockstep.engine.mapping;

import java.util.Map;
import java.util.Set;

/** Which names what stands in the target has, by the technical name of what it was made from. Asked only where a name may get a suffix. */
public interface GivenNames {
    /** Names of containers by the name of the source's container. */
    Map<String, Set<String>> containers();

    /** Names of objects in {@code container} by technical name, of those made from the source's container {@code space}; asked once for each. */
    Map<String, Set<String>> objects(String container, String space);

    /**
     * Names that columns were published under, before the target folded them, by technical name: of what stands in {@code container} and was
     * made from {@code object} of {@code space}.
     */
    Map<String, Set<String>> columns(String container, String space, String object);

    /** Nothing stands there, or nobody looked. */
    static GivenNames none() {
        return new GivenNames() {
            @Override
            public Map<String, Set<String>> containers() {
                return Map.of();
            }

            @Override
            public Map<String, Set<String>> objects(String container, String space) {
                return Map.of();
            }

            @Override
            public Map<String, Set<String>> columns(String container, String space, String object) {
                return Map.of();
            }
        };
    }
}
