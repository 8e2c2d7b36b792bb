package dev.lockstep.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/** Finds the constant or key that was meant. */
final class Choices {
    private Choices() {}

    static <E extends Enum<E>> List<String> names(Class<E> type) {
        return Arrays.stream(type.getEnumConstants()).map(Choices::kebab).toList();
    }

    /** @throws IllegalArgumentException if no constant has that name */
    static <E extends Enum<E>> E find(Class<E> type, String text) {
        return Arrays.stream(type.getEnumConstants())
                .filter(constant -> kebab(constant).equals(text))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(text));
    }

    static String wrong(List<String> names, String found) {
        return "must be one of %s%s".formatted(String.join(", ", names), meant(names, found));
    }

    static String unknownKey(Collection<String> known, String key) {
        String allowed = meant(known, key);
        return allowed.isEmpty()
                ? "is not a known key; known are %s"
                        .formatted(String.join(", ", known.stream().sorted().toList()))
                : "is not a known key" + allowed;
    }

    private static String meant(Collection<String> names, String found) {
        return NearestName.find(names, found)
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
