package dev.lockstep.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

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
        return nearest(names, found)
                .map(name -> "; did you mean `" + name + "`?")
                .orElse("");
    }

    /** The name with the smallest edit distance, if it is near enough to be what was meant. */
    private static Optional<String> nearest(Collection<String> names, String found) {
        return names.stream()
                .min(Comparator.<String>comparingInt(name -> distance(name, found))
                        .thenComparing(Comparator.naturalOrder()))
                .filter(name -> distance(name, found) <= Math.max(2, name.length() / 3));
    }

    private static int distance(String a, String b) {
        int[] row = new int[b.length() + 1];
        Arrays.setAll(row, i -> i);
        for (int i = 1; i <= a.length(); i++) {
            int diagonal = row[0];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                int cost = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
                int best = Math.min(Math.min(row[j] + 1, row[j - 1] + 1), diagonal + cost);
                diagonal = row[j];
                row[j] = best;
            }
        }
        return row[b.length()];
    }

    private static String kebab(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }
}
