package dev.lockstep.engine.report;

import dev.lockstep.model.DataType;
import dev.lockstep.model.TypeSpelling;

/** Types as people read them. */
final class TypeText {
    private TypeText() {}

    static String of(DataType type) {
        return TypeSpelling.print(type);
    }
}
