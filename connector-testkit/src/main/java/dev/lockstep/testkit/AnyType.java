package dev.lockstep.testkit;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import java.util.function.Supplier;

/** Types of every kind. Static functions of the random numbers they are given. */
public final class AnyType {
    private static final List<Integer> WIDTHS = List.of(8, 16, 32, 64);
    private static final int KINDS = 20;
    private static final int LEAF_KINDS = 15;
    private static final int MOST_MEMBERS = 4;
    private static final int LONGEST = 70_000;

    private AnyType() {}

    /** @param depth how many levels it may have below its root, from 0 */
    public static DataType type(SplittableRandom random, int depth) {
        int kind = random.nextInt(depth > 0 ? KINDS : LEAF_KINDS);
        return kind < LEAF_KINDS ? leaf(kind, random) : nested(kind, random, depth - 1);
    }

    private static DataType leaf(int kind, SplittableRandom random) {
        return switch (kind) {
            case 0 -> new DataType.Bool();
            case 1 -> new DataType.Int(WIDTHS.get(random.nextInt(WIDTHS.size())), random.nextBoolean());
            case 2 -> decimal(random);
            case 3 -> new DataType.FloatingDecimal(random.nextInt(1, 39));
            case 4 -> new DataType.Float(random.nextBoolean() ? 32 : 64);
            case 5 -> text(random);
            case 6 -> new DataType.LargeText();
            case 7 -> binary(random);
            case 8 -> new DataType.LargeBinary();
            case 9 -> new DataType.Date();
            case 10 -> new DataType.Time(random.nextInt(10));
            case 11 -> new DataType.Timestamp(random.nextInt(10), any(DataType.Timestamp.Zone.values(), random));
            case 12 -> new DataType.Uuid();
            case 13 -> new DataType.Geometry(any(DataType.Geometry.Shape.values(), random), maybe(random, 0, 5_000));
            default ->
                random.nextBoolean()
                        ? new DataType.Vector(maybe(random, 1, 4_096))
                        : new DataType.Opaque(AnyText.text(random));
        };
    }

    private static DataType nested(int kind, SplittableRandom random, int depth) {
        return switch (kind - LEAF_KINDS) {
            case 0 -> new DataType.Array(type(random, depth));
            case 1 -> new DataType.MapOf(type(random, depth), type(random, depth));
            case 2 -> new DataType.Struct(some(random, 0, () -> field(random, depth)));
            case 3 -> new DataType.Union(some(random, 1, () -> type(random, depth)));
            default -> new DataType.Enumerated(type(random, depth), some(random, 0, () -> member(random)));
        };
    }

    private static DataType decimal(SplittableRandom random) {
        int precision = random.nextInt(1, DataType.Decimal.MAX_PRECISION + 1);
        return new DataType.Decimal(precision, random.nextInt(precision + 1));
    }

    private static DataType text(SplittableRandom random) {
        OptionalInt length = maybe(random, 1, LONGEST);
        return new DataType.Text(length, length.isPresent() && random.nextBoolean());
    }

    private static DataType binary(SplittableRandom random) {
        OptionalInt length = maybe(random, 1, LONGEST);
        return new DataType.Binary(length, length.isPresent() && random.nextBoolean());
    }

    private static DataType.Field field(SplittableRandom random, int depth) {
        return new DataType.Field(AnyText.name(random), type(random, depth), random.nextBoolean());
    }

    private static DataType.Enumerated.Member member(SplittableRandom random) {
        Optional<Tree> value = random.nextBoolean() ? Optional.of(AnyTree.tree(random, 1)) : Optional.empty();
        return new DataType.Enumerated.Member(AnyText.text(random), value, Texts.of(AnyText.text(random)));
    }

    private static <T> List<T> some(SplittableRandom random, int least, Supplier<T> item) {
        List<T> items = new ArrayList<>();
        for (int i = random.nextInt(least, MOST_MEMBERS); i > 0; i--) {
            items.add(item.get());
        }
        return items;
    }

    private static OptionalInt maybe(SplittableRandom random, int from, int to) {
        return random.nextBoolean() ? OptionalInt.of(random.nextInt(from, to)) : OptionalInt.empty();
    }

    private static <E> E any(E[] values, SplittableRandom random) {
        return values[random.nextInt(values.length)];
    }
}
