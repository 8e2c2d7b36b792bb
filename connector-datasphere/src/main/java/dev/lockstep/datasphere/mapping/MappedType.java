package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.List;

/**
 * What became of the type of an element.
 *
 * @param problems one clause each; every opaque type has one
 */
record MappedType(DataType type, List<String> problems) {
    /** A type that could not be mapped. */
    static MappedType opaque(String nativeName, String problem) {
        return new MappedType(new DataType.Opaque(nativeName), List.of(problem));
    }

    /** The same with a further problem. */
    MappedType with(String problem) {
        List<String> all = new ArrayList<>(problems);
        all.add(problem);
        return new MappedType(type, all);
    }

    boolean isOpaque() {
        return type instanceof DataType.Opaque;
    }
}
