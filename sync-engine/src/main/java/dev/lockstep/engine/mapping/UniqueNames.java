package dev.lockstep.engine.mapping;

import com.google.common.hash.Hashing;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.spi.NameRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;

/** Gives each technical name of one scope a name of the target, or says why it gets none. */
final class UniqueNames {
    private final SortedMap<String, String> assigned = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private final NameRule rule;

    /**
     * @param names technical names, all different
     * @param target how the target spells a technical name
     */
    UniqueNames(Collection<String> names, UnaryOperator<String> target, NameRule rule, Collisions collisions) {
        this.rule = rule;
        Map<String, List<String>> byFolded = new TreeMap<>();
        names.stream().sorted().forEach(name -> byFolded.computeIfAbsent(
                        target.apply(name), folded -> new ArrayList<>())
                .add(name));
        byFolded.forEach((folded, sources) -> {
            boolean wrong = sources.size() > 1 || rule.violation(folded).isPresent();
            if (wrong && collisions == Collisions.SUFFIX) {
                sources.forEach(source -> assign(source, suffixed(folded, source, rule)));
            } else if (sources.size() == 1) {
                assign(sources.get(0), folded);
            } else {
                sources.forEach(source -> refused.put(source, collision(source, sources, folded)));
            }
        });
        refuseTaken();
    }

    /** The name that {@code source} has in the target when it must be told from another, or is too long. */
    static String suffixed(String folded, String source, NameRule rule) {
        String suffix = "_" + suffix(source);
        int end = folded.length();
        while (end > 0 && rule.violation(folded.substring(0, end) + suffix).isPresent()) {
            end = folded.offsetByCodePoints(end, -1);
        }
        return folded.substring(0, end) + suffix;
    }

    Optional<String> find(String name) {
        return Optional.ofNullable(assigned.get(name));
    }

    /** Why {@code name} has no name in the target. */
    String reason(String name) {
        return refused.getOrDefault(name, "");
    }

    private void assign(String source, String folded) {
        rule.violation(folded)
                .ifPresentOrElse(reason -> refused.put(source, reason), () -> assigned.put(source, folded));
    }

    /** A suffixed name may meet a plain one that looks the same; then neither may have it. */
    private void refuseTaken() {
        Map<String, List<String>> byTarget = new TreeMap<>();
        assigned.forEach((source, target) ->
                byTarget.computeIfAbsent(target, name -> new ArrayList<>()).add(source));
        byTarget.forEach((target, sources) -> {
            if (sources.size() > 1) {
                sources.forEach(source -> {
                    assigned.remove(source);
                    refused.put(source, collision(source, sources, target));
                });
            }
        });
    }

    private static String collision(String source, List<String> sources, String folded) {
        List<String> others =
                sources.stream().filter(other -> !other.equals(source)).toList();
        return "would be named %s in the target, and so would %s".formatted(folded, String.join(", ", others));
    }

    /**
     * Eight hexadecimal digits that depend on nothing but the technical name: among names that meet, more arrivals rename nobody. The first
     * one to meet a name that stood alone does: both have a suffix from then on.
     */
    private static String suffix(String name) {
        return Hashing.sha256()
                .hashString(name, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 8);
    }
}
