package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import java.util.Optional;

/** Types known from elsewhere, such as the CSDL of an analytic model; asked only when the CSN does not say. Pure. */
@FunctionalInterface
public interface TypeHints {
    Optional<DataType> find(String object, String column);

    static TypeHints none() {
        return (object, column) -> Optional.empty();
    }
}
