package dev.lockstep.testkit;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;

/** Trees of every kind. Static functions of the random numbers they are given. */
public final class AnyTree {
    private static final int KINDS = 6;
    private static final int LEAF_KINDS = 4;
    private static final int MOST_MEMBERS = 4;

    private AnyTree() {}

    /** @param depth how many levels it may have below its root, from 0 */
    public static Tree tree(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 0 ? KINDS : LEAF_KINDS)) {
            case 0 -> new Tree.Null();
            case 1 -> new Tree.Bool(random.nextBoolean());
            case 2 -> new Tree.Num(number(random));
            case 3 -> new Tree.Text(AnyText.text(random));
            case 4 -> seq(random, depth);
            default -> node(random, depth);
        };
    }

    public static Tree.Node node(SplittableRandom random, int depth) {
        Map<String, Tree> members = new LinkedHashMap<>();
        for (int i = random.nextInt(MOST_MEMBERS); i > 0; i--) {
            members.put(AnyText.text(random), tree(random, Math.max(0, depth - 1)));
        }
        return new Tree.Node(members);
    }

    private static Tree.Seq seq(SplittableRandom random, int depth) {
        List<Tree> items = new ArrayList<>();
        for (int i = random.nextInt(MOST_MEMBERS); i > 0; i--) {
            items.add(tree(random, depth - 1));
        }
        return new Tree.Seq(items);
    }

    private static BigDecimal number(SplittableRandom random) {
        BigInteger digits = BigInteger.valueOf(random.nextLong()).multiply(BigInteger.valueOf(random.nextInt()));
        return new BigDecimal(random.nextBoolean() ? digits : BigInteger.TEN, random.nextInt(-20, 40));
    }
}
