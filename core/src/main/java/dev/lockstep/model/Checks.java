package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the values of this package ask of their parts. */
final class Checks {
    private Checks() {}

    static String notEmpty(String value, String what) {
        requireNonNull(value, () -> what + " is null");
        if (value.isEmpty()) {
            throw new IllegalArgumentException(what + " is empty");
        }
        return value;
    }

    static <T> List<T> copy(List<T> values, String what) {
        return List.copyOf(requireNonNull(values, () -> what + " is null"));
    }

    static <V> SortedMap<String, V> sortedCopy(Map<String, V> values, String what) {
        requireNonNull(values, () -> what + " is null");
        SortedMap<String, V> copy = new TreeMap<>(values);
        copy.forEach((key, value) -> requireNonNull(value, () -> what + " has a null at " + key));
        return Collections.unmodifiableSortedMap(copy);
    }
}
