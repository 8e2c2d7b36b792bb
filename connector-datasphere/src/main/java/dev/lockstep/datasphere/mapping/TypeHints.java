package dev.lockstep.datasphere.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.DataType;
import java.util.List;
import java.util.Optional;

/** Types known from elsewhere, such as the CSDL of an analytic model; asked only when the CSN does not say. Pure. */
@FunctionalInterface
public interface TypeHints {
    /** @param problems what the type does not say of the other document, one clause each */
    record Hint(DataType type, List<String> problems) {
        public Hint {
            requireNonNull(type, "type is null");
            problems = List.copyOf(problems);
        }
    }

    Optional<Hint> find(String object, String column);

    static TypeHints none() {
        return (object, column) -> Optional.empty();
    }
}
