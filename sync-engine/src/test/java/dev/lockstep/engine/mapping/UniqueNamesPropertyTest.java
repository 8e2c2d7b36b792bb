package dev.lockstep.engine.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.mapping.Naming.Collisions;
import dev.lockstep.spi.NameRule;
import dev.lockstep.testkit.AnyText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Two names never become one, whatever they are. */
class UniqueNamesPropertyTest {
    private static final NameRule STRICT = new Strict();

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void twoNamesNeverBecomeOneAndARefusalNamesBoth(long seed) {
        Set<String> names = names(seed);
        UniqueNames unique = unique(names, Collisions.ERROR);

        Map<String, String> owners = new HashMap<>();
        for (String name : names) {
            Optional<String> target = unique.find(name);
            target.ifPresent(found -> assertThat(owners.put(found, name)).isNull());
            assertThat(target.isPresent())
                    .as(name)
                    .isEqualTo(unique.reason(name).isEmpty());
            namesakes(names, name).forEach(other -> {
                assertThat(target).as("%s and %s", name, other).isEmpty();
                assertThat(unique.reason(name)).contains(other);
            });
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void bySuffixEveryNameHasOneOfItsOwnThatTheTargetCanHold(long seed) {
        Set<String> names = names(seed);
        UniqueNames unique = unique(names, Collisions.SUFFIX);

        Set<String> targets = new HashSet<>();
        for (String name : names) {
            String target = unique.find(name).orElseThrow(() -> new AssertionError(unique.reason(name)));
            assertThat(targets.add(target)).as(name).isTrue();
            assertThat(STRICT.violation(target)).isEmpty();
            assertThat(STRICT.fold(target)).isEqualTo(target);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfArrivalDoesNotMatter(long seed) {
        List<String> names = new ArrayList<>(names(seed));
        UniqueNames one = unique(names, Collisions.SUFFIX);
        Collections.shuffle(names, new Random(seed));
        UniqueNames other = unique(names, Collisions.SUFFIX);

        assertThat(names).allSatisfy(name -> assertThat(one.find(name)).isEqualTo(other.find(name)));
    }

    /** Whoever comes and goes, and in whatever order: what stands keeps its name, and nobody else gets it. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatStandsKeepsItsName(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<String, Set<String>> standing = new HashMap<>();
        Set<String> there = new TreeSet<>();
        for (int run = 0; run < 6; run++) {
            there.removeIf(name -> random.nextInt(4) == 0);
            standing.keySet().retainAll(there);
            there.addAll(names(random.nextLong()));
            List<String> discovered = new ArrayList<>(there);
            Collections.shuffle(discovered, new Random(random.nextLong()));
            UniqueNames unique = new UniqueNames(discovered, STRICT::fold, STRICT, Collisions.SUFFIX, standing);

            Set<String> targets = new HashSet<>();
            for (String name : discovered) {
                String target = unique.find(name).orElseThrow(() -> new AssertionError(unique.reason(name)));
                assertThat(targets.add(target)).as(name).isTrue();
                assertThat(standing.getOrDefault(name, Set.of(target)))
                        .as("%s in run %d", name, run)
                        .containsExactly(target);
                standing.put(name, Set.of(target));
            }
        }
    }

    /** What cannot be brought over now, and stands, is not taken over either. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theNameOfWhatIsLeftOutTodayIsGivenToNobody(long seed) {
        Set<String> names = names(seed);
        String left = names.iterator().next();
        Map<String, Set<String>> standing = Map.of(left, Set.of(STRICT.fold(left)));
        Set<String> others = new TreeSet<>(names);
        others.remove(left);
        UniqueNames unique = new UniqueNames(others, STRICT::fold, STRICT, Collisions.SUFFIX, standing);

        assertThat(others)
                .allSatisfy(
                        name -> assertThat(unique.find(name)).isPresent().isNotEqualTo(Optional.of(STRICT.fold(left))));
    }

    /** A target may have lost what told two names apart, or hold one that it would not take today. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverIsSaidToStandEveryNameHasOneOfItsOwnThatTheTargetCanHold(long seed) {
        Set<String> names = names(seed);
        Map<String, Set<String>> standing = new HashMap<>();
        names.forEach(name -> standing.put(name, Set.of(STRICT.fold(name))));
        UniqueNames unique = new UniqueNames(names, STRICT::fold, STRICT, Collisions.SUFFIX, standing);

        Set<String> targets = new HashSet<>();
        for (String name : names) {
            String target = unique.find(name).orElseThrow(() -> new AssertionError(unique.reason(name)));
            assertThat(targets.add(target)).as(name).isTrue();
            assertThat(STRICT.violation(target)).as(name).isEmpty();
        }
    }

    private static List<String> namesakes(Set<String> names, String name) {
        return names.stream()
                .filter(other -> !other.equals(name) && STRICT.fold(other).equals(STRICT.fold(name)))
                .toList();
    }

    private static UniqueNames unique(Iterable<String> names, Collisions collisions) {
        List<String> all = new ArrayList<>();
        names.forEach(all::add);
        return new UniqueNames(all, STRICT::fold, STRICT, collisions);
    }

    /** Few different ones, so that they meet often. */
    private static Set<String> names(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Set<String> names = new TreeSet<>();
        for (int i = random.nextInt(1, 20); i > 0; i--) {
            names.add(anyName(random));
        }
        return names;
    }

    private static String anyName(SplittableRandom random) {
        List<String> common =
                List.of("A.B", "A_B", "a_b", "A B", "A/B", "/A/B", "∞", "€", "ORDERS", "Orders", "x".repeat(60));
        String name = common.get(random.nextInt(common.size()));
        return switch (random.nextInt(4)) {
            case 0 -> AnyText.name(random);
            case 1 -> name + "y".repeat(random.nextInt(50));
            case 2 -> name.toLowerCase(Locale.ROOT);
            default -> name;
        };
    }

    /** Folds nearly everything to an underscore and has little room. */
    private static final class Strict implements NameRule {
        @Override
        public String fold(String name) {
            return name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9_]", "_");
        }

        @Override
        public Optional<String> violation(String folded) {
            return folded.length() > 40 ? Optional.of("it is longer than 40 characters") : Optional.empty();
        }
    }
}
