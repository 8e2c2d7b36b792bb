package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import java.util.List;
import java.util.Set;

/**
 * What became of the type of an element.
 *
 * @param facets members of the element that the type gives back, {@code type} among them
 * @param problems one clause each; every opaque type has one
 */
record MappedType(DataType type, Set<String> facets, List<String> problems) {
    /** A type that could not be mapped. */
    static MappedType opaque(String nativeName, String problem) {
        return new MappedType(new DataType.Opaque(nativeName), Set.of(), List.of(problem));
    }

    /** A type that was concluded and is not written in the element. */
    static MappedType concluded(DataType type, List<String> problems) {
        return new MappedType(type, Set.of(), problems);
    }

    boolean isOpaque() {
        return type instanceof DataType.Opaque;
    }
}
