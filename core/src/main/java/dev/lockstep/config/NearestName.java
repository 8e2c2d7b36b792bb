package dev.lockstep.config;

import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/** Finds the name that a misspelt one was probably meant to be. */
public final class NearestName {
    private NearestName() {}

    /** The name with the smallest edit distance to {@code found}, if it is near enough to be what was meant; ties go by the alphabet. */
    public static Optional<String> find(Collection<String> names, String found) {
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
}
