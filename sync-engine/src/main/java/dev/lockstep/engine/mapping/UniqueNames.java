package dev.lockstep.engine.mapping;

import com.google.common.hash.Hashing;
import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.spi.NameRule;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** Gives each technical name of one scope a name of the target, or says why it gets none. */
final class UniqueNames {
    private final SortedMap<String, String> assigned = new TreeMap<>();
    private final SortedMap<String, String> refused = new TreeMap<>();
    private final Map<String, Set<String>> given;
    private final Set<String> taken = new HashSet<>();
    private final NameRule rule;

    /** Where nothing stands yet. */
    UniqueNames(Collection<String> names, UnaryOperator<String> target, NameRule rule, Collisions collisions) {
        this(names, target, rule, collisions, Map.of());
    }

    /**
     * @param names technical names, all different
     * @param target how the target spells a technical name
     * @param given names that stand in the target, by technical name: of what is in {@code names} they are kept, under whatever policy they
     *     were given, and those of the rest are not given to others. Looked at only when the policy is to add suffixes
     */
    UniqueNames(
            Collection<String> names,
            UnaryOperator<String> target,
            NameRule rule,
            Collisions collisions,
            Map<String, Set<String>> given) {
        this.rule = rule;
        this.given = collisions == Collisions.SUFFIX ? given : Map.of();
        Map<String, List<String>> byFolded = new TreeMap<>();
        names.stream().sorted().forEach(name -> byFolded.computeIfAbsent(
                        target.apply(name), folded -> new ArrayList<>())
                .add(name));
        byFolded.forEach(this::keep);
        this.given.forEach((source, standing) -> {
            if (!names.contains(source)) {
                taken.addAll(standing);
            }
        });
        byFolded.forEach((folded, sources) -> assign(folded, sources, collisions));
        refuseTaken();
    }

    /** What stands keeps its name, if the target can hold it and nothing else has it; of several the one that it would get today. */
    private void keep(String folded, List<String> sources) {
        for (String source : sources) {
            Set<String> standing = given.getOrDefault(source, Set.of());
            String suffixed = suffixed(folded, source, rule);
            boolean isMet = sources.size() > 1;
            Stream.of(isMet ? suffixed : folded, isMet ? folded : suffixed)
                    .filter(name -> standing.contains(name) && isFree(name))
                    .findFirst()
                    .ifPresent(name -> {
                        assigned.put(source, name);
                        taken.add(name);
                    });
        }
    }

    private boolean isFree(String name) {
        return !taken.contains(name) && rule.violation(name).isEmpty();
    }

    private void assign(String folded, List<String> sources, Collisions collisions) {
        List<String> open =
                sources.stream().filter(source -> !assigned.containsKey(source)).toList();
        boolean wrong = sources.size() > 1 || !isFree(folded);
        if (wrong && collisions == Collisions.SUFFIX) {
            open.forEach(source -> assign(source, suffixed(folded, source, rule)));
        } else if (sources.size() == 1) {
            open.forEach(source -> assign(source, folded));
        } else {
            open.forEach(source -> refused.put(source, collision(source, sources, folded)));
        }
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
                sources.stream().filter(source -> !stands(source, target)).forEach(source -> {
                    assigned.remove(source);
                    refused.put(source, collision(source, sources, target));
                });
            }
        });
    }

    private boolean stands(String source, String target) {
        return given.getOrDefault(source, Set.of()).contains(target);
    }

    private static String collision(String source, List<String> sources, String folded) {
        List<String> others =
                sources.stream().filter(other -> !other.equals(source)).toList();
        return "would be named %s in the target, and so would %s".formatted(folded, String.join(", ", others));
    }

    /**
     * Eight hexadecimal digits that depend on nothing but the technical name: among names that meet, more arrivals rename nobody.
     */
    private static String suffix(String name) {
        return Hashing.sha256()
                .hashString(name, StandardCharsets.UTF_8)
                .toString()
                .substring(0, 8);
    }
}
