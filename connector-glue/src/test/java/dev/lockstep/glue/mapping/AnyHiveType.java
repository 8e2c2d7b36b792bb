package dev.lockstep.glue.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;

/** Types that Hive's grammar has words for. */
final class AnyHiveType {
    private static final List<String> FIELDS =
            List.of("a", "net_amount", "größe", "_1", "a.b", "$x", "/BIC/X:y", "a`b", "x y", "É,>");
    private static final List<String> UNKNOWN =
            List.of("void", "interval_day_time", "variant", "geometry(4326)", "foo<int,bar>", "decimal(50,2)");

    private AnyHiveType() {}

    static DataType type(SplittableRandom random, int depth) {
        return random.nextInt(depth > 0 ? 16 : 12) < 12 ? leaf(random) : nested(random, depth - 1);
    }

    private static DataType leaf(SplittableRandom random) {
        return switch (random.nextInt(12)) {
            case 0 -> new DataType.Bool();
            case 1, 2 -> new DataType.Int(8 << random.nextInt(4), true);
            case 3 -> {
                int precision = random.nextInt(1, 39);
                yield new DataType.Decimal(precision, random.nextInt(precision + 1));
            }
            case 4 -> new DataType.Float(random.nextBoolean() ? 32 : 64);
            case 5 -> DataType.Text.unlimited();
            case 6 -> DataType.Text.of(random.nextInt(1, 70_000));
            case 7 -> new DataType.Text(OptionalInt.of(random.nextInt(1, 300)), true);
            case 8 -> new DataType.Binary(OptionalInt.empty(), false);
            case 9 -> new DataType.Date();
            case 10 ->
                new DataType.Timestamp(
                        random.nextInt(10), List.of(Zone.values()).get(random.nextInt(3)));
            default -> new DataType.Opaque(UNKNOWN.get(random.nextInt(UNKNOWN.size())));
        };
    }

    private static DataType nested(SplittableRandom random, int depth) {
        return switch (random.nextInt(4)) {
            case 0 -> new DataType.Array(type(random, depth));
            case 1 -> new DataType.MapOf(type(random, depth), type(random, depth));
            case 2 -> new DataType.Struct(fields(random, depth));
            default -> new DataType.Union(List.of(type(random, depth), type(random, depth)));
        };
    }

    private static List<DataType.Field> fields(SplittableRandom random, int depth) {
        List<DataType.Field> fields = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            String name = FIELDS.get(random.nextInt(FIELDS.size())) + i;
            fields.add(new DataType.Field(name, type(random, depth), random.nextInt(4) > 0));
        }
        return fields;
    }
}
