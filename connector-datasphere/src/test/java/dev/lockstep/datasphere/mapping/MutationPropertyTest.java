package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever happens to a document, every definition of it is found, skipped or failed, once, and nothing is thrown. */
class MutationPropertyTest {
    private static final List<CsnDocument> SAMPLES = Samples.all();

    static LongStream seeds() {
        return LongStream.range(0, 1000); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void mappingIsTotal(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        CsnDocument sample = SAMPLES.get(random.nextInt(SAMPLES.size()));
        Mutation mutation = new Mutation(random, 1 + random.nextInt(6));
        Tree root = sample.root();
        while (mutation.count() == 0) {
            root = mutation.of(sample.root(), 0);
        }

        assertThat(Laws.check(new CsnDocument(sample.origin(), (Tree.Node) root)))
                .isNotEmpty();
    }

    /** Changes about one of a hundred places, more at higher rates. */
    private static final class Mutation {
        private final SplittableRandom random;
        private final int percent;
        private final List<String> names = new ArrayList<>(List.of("type", "elements", "key", "", "SELECT", "ref"));
        private int count;

        Mutation(SplittableRandom random, int percent) {
            this.random = random;
            this.percent = percent;
        }

        int count() {
            return count;
        }

        Tree of(Tree tree, int depth) {
            // The top two levels hold the document together; without them there is nothing to map.
            if (depth > 1 && random.nextInt(100) < percent) {
                count++;
                return another(tree, depth);
            }
            if (tree instanceof Tree.Seq seq) {
                List<Tree> items = new ArrayList<>();
                seq.items().forEach(item -> items.add(of(item, depth + 1)));
                return Tree.seq(items);
            }
            if (tree instanceof Tree.Node node) {
                Map<String, Tree> members = new LinkedHashMap<>();
                node.members().forEach((name, member) -> add(members, name, of(member, depth + 1), depth));
                return new Tree.Node(members);
            }
            return tree;
        }

        private void add(Map<String, Tree> members, String name, Tree member, int depth) {
            int choice = depth > 0 ? random.nextInt(100 * 100 / percent) : 100;
            if (choice == 0) {
                count++; // the member is gone
            } else if (choice == 1) {
                count++;
                members.put(names.get(random.nextInt(names.size())), member);
            } else {
                names.add(name);
                members.put(name, member);
            }
        }

        private Tree another(Tree tree, int depth) {
            return switch (random.nextInt(11)) {
                case 0 -> new Tree.Null();
                case 1 -> Tree.bool(random.nextBoolean());
                case 2 -> Tree.number(random.nextInt(-50, 100));
                case 3 -> new Tree.Num(new java.math.BigDecimal("1e999999"));
                case 4 -> Tree.text("");
                case 5 -> Tree.text(names.get(random.nextInt(names.size())));
                case 6 -> Tree.seq(List.of());
                case 7 -> Tree.seq(List.of(tree, tree));
                case 8 -> Tree.Node.empty();
                case 9 -> new Tree.Node(Map.of(names.get(random.nextInt(names.size())), tree));
                default -> Tree.seq(List.of(of(tree, depth + 1), Tree.text("#"), new Tree.Null()));
            };
        }
    }
}
