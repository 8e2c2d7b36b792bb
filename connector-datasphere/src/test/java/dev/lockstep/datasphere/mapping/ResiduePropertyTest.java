package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Tree;
import dev.lockstep.testkit.AnyTree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** A residue laid over its rendering is the original. */
class ResiduePropertyTest {
    private static final List<String> NAMES =
            List.of("a", "b", "!a", "!!b", "!in", "!as", "!without", "!instead", "!order", "c");

    static LongStream seeds() {
        return LongStream.range(0, 1000); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOriginalComesBack(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Tree.Node rendered = node(random, 3);
        Tree original = random.nextInt(20) == 0 ? AnyTree.tree(random, 2) : changed(random, rendered);

        assertThat(Residue.merge(rendered, Residue.of(original, rendered))).isEqualTo(original);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatTheRenderingSaysIsNotSaidAgain(long seed) {
        Tree.Node rendered = node(new SplittableRandom(seed), 3);

        assertThat(Residue.of(rendered, rendered)).isEqualTo(Tree.Node.empty());
    }

    @Test
    void directionsOfUnknownFormsHaveNoEffect() {
        Tree.Node rendered = new Tree.Node(Map.of("a", Tree.text("x")));
        Tree.Node residue = new Tree.Node(Map.of(
                "!without",
                Tree.text("a"),
                "!as",
                Tree.seq(List.of()),
                "!in",
                Tree.number(1),
                "!else",
                Tree.number(2)));

        assertThat(Residue.merge(rendered, residue)).isEqualTo(rendered);
    }

    private static Tree.Node node(SplittableRandom random, int depth) {
        Map<String, Tree> members = new LinkedHashMap<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            members.put(name(random), value(random, depth));
        }
        return new Tree.Node(members);
    }

    private static Tree value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? 4 : 2)) {
            case 0 -> Tree.text("text " + random.nextInt(3));
            case 1 -> AnyTree.tree(random, 1);
            default -> node(random, depth - 1);
        };
    }

    /** The same with members gone, changed, renamed and added, at any depth. */
    private static Tree.Node changed(SplittableRandom random, Tree.Node node) {
        Map<String, Tree> members = new LinkedHashMap<>();
        node.members().forEach((name, value) -> {
            switch (random.nextInt(6)) {
                case 0 -> {}
                case 1 -> members.put(name, value(random, 2));
                case 2 -> members.put(name(random), value);
                default -> members.put(name, value instanceof Tree.Node inner ? changed(random, inner) : value);
            }
        });
        if (random.nextBoolean()) {
            members.put(name(random), value(random, 1));
        }
        return new Tree.Node(members);
    }

    private static String name(SplittableRandom random) {
        return NAMES.get(random.nextInt(NAMES.size()));
    }
}
