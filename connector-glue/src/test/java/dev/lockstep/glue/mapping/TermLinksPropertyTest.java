package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TermLinksPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 300);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void oursComeAndGoAndThoseOfOthersStay(long seed) {
        var random = new SplittableRandom(seed);
        List<String> standing = some(random, BusinessContext.MAX_TERMS);
        List<String> linked = some(random, BusinessContext.MAX_TERMS);
        List<String> wanted = some(random, BusinessContext.MAX_TERMS);

        TermLinks links = TermLinks.of(linked, standing, wanted);

        Set<String> others = new HashSet<>(standing);
        others.removeAll(linked);
        Set<String> after = new HashSet<>(standing);
        after.removeAll(links.remove());
        after.addAll(links.add());
        assertThat(after).containsAll(others).hasSizeLessThanOrEqualTo(BusinessContext.MAX_TERMS);
        assertThat(linked).containsAll(links.remove());
        assertThat(links.linked()).noneMatch(others::contains);
        Set<String> missing = new HashSet<>(wanted);
        missing.removeAll(after);
        assertThat(links.withoutRoom()).containsExactlyInAnyOrderElementsOf(missing);

        TermLinks again = TermLinks.of(links.linked(), after, wanted);
        assertThat(again.remove()).isEmpty();
        assertThat(again.add()).isEmpty();
        assertThat(again.linked()).isEqualTo(links.linked());
    }

    private static List<String> some(SplittableRandom random, int most) {
        Set<String> terms = new HashSet<>();
        int count = random.nextInt(most + 1);
        while (terms.size() < count) {
            terms.add("t" + random.nextInt(16));
        }
        return new ArrayList<>(terms).stream().sorted().toList();
    }
}
