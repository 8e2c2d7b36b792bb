package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;

/**
 * One partition of an object.
 *
 * @param values one for each partition key, in the order of the keys; they are its identity
 * @param form its complete native state but for the values
 */
public record Partition(List<String> values, Form form) {
    public Partition {
        values = List.copyOf(values);
        requireNonNull(form, "form is null");
    }
}
