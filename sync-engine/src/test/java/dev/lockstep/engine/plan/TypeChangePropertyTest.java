package dev.lockstep.engine.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.Texts;
import dev.lockstep.testkit.AnyType;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TypeChangePropertyTest {
    private static final List<DataType> ONE_OF_EACH = List.of(
            new DataType.Bool(),
            new DataType.Int(32, true),
            new DataType.Decimal(17, 2),
            new DataType.FloatingDecimal(16),
            new DataType.Float(32),
            DataType.Text.of(10),
            new DataType.LargeText(),
            new DataType.Binary(OptionalInt.of(4), false),
            new DataType.LargeBinary(),
            new DataType.Date(),
            new DataType.Time(0),
            new DataType.Timestamp(3, Zone.UTC),
            new DataType.Uuid(),
            new DataType.Geometry(DataType.Geometry.Shape.POINT, OptionalInt.of(4326)),
            new DataType.Vector(OptionalInt.of(3)),
            new DataType.Array(new DataType.Bool()),
            new DataType.MapOf(DataType.Text.of(5), new DataType.Date()),
            new DataType.Struct(List.of(new DataType.Field("a", new DataType.Date(), true))),
            new DataType.Union(List.of(new DataType.Bool(), new DataType.Date())),
            new DataType.Enumerated(
                    new DataType.Int(8, true),
                    List.of(new DataType.Enumerated.Member("A", Optional.empty(), Texts.none()))),
            new DataType.Opaque("other"));

    static LongStream seeds() {
        return LongStream.range(0, 500);
    }

    @Test
    void everyKindOfTypeIsComparedWithEveryOther() {
        Set<Class<?>> kinds = new HashSet<>();
        ONE_OF_EACH.forEach(type -> kinds.add(type.getClass()));
        assertThat(kinds)
                .containsExactlyInAnyOrderElementsOf(Arrays.asList(DataType.class.getPermittedSubclasses()).stream()
                        .filter(DataType.class::isAssignableFrom)
                        .toList());
        for (DataType before : ONE_OF_EACH) {
            for (DataType after : ONE_OF_EACH) {
                boolean same = before.equals(after);
                assertThat(TypeChange.of(before, after) == TypeChange.NONE).isEqualTo(same);
            }
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void itIsTotalAndWhatWidensOneWayNarrowsTheOther(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        DataType a = AnyType.type(random, 3);
        DataType b = AnyType.type(random, 3);
        assertThat(TypeChange.of(a, a)).isEqualTo(TypeChange.NONE);
        TypeChange there = TypeChange.of(a, b);
        TypeChange back = TypeChange.of(b, a);
        if (there == TypeChange.NARROWED) {
            assertThat(back).isEqualTo(TypeChange.WIDENED);
        } else if (there == TypeChange.REPLACED) {
            assertThat(back).isEqualTo(TypeChange.REPLACED);
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void wideningIsNeverBreakingAndItsReverseAlwaysIs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (DataType type : ONE_OF_EACH) {
            wider(type, random).ifPresent(wide -> {
                assertThat(TypeChange.of(type, wide)).as("%s to %s", type, wide).isEqualTo(TypeChange.WIDENED);
                assertThat(TypeChange.of(type, wide).isBreaking()).isFalse();
                assertThat(TypeChange.of(wide, type)).as("%s to %s", wide, type).isEqualTo(TypeChange.NARROWED);
                assertThat(TypeChange.of(wide, type).isBreaking()).isTrue();
                DataType array = new DataType.Array(type);
                assertThat(TypeChange.of(array, new DataType.Array(wide))).isEqualTo(TypeChange.WIDENED);
            });
        }
    }

    @Test
    void whatIsOfAnotherNatureIsReplaced() {
        assertBreaks(new DataType.Int(32, true), DataType.Text.of(100));
        assertBreaks(new DataType.Decimal(5, 0), new DataType.Float(64));
        assertBreaks(new DataType.Date(), new DataType.Timestamp(0, Zone.NONE));
        assertBreaks(new DataType.Timestamp(3, Zone.NONE), new DataType.Timestamp(3, Zone.UTC));
        assertBreaks(new DataType.Int(32, true), new DataType.Int(64, false));
        assertBreaks(new DataType.Opaque("a"), new DataType.Opaque("b"));
        assertBreaks(new DataType.Decimal(10, 2), new DataType.Decimal(10, 4));
    }

    private static void assertBreaks(DataType before, DataType after) {
        assertThat(TypeChange.of(before, after)).isEqualTo(TypeChange.REPLACED);
        assertThat(TypeChange.of(before, after).isBreaking()).isTrue();
    }

    /** A type that holds more, by rules of its own; none where there is no such type. */
    private static Optional<DataType> wider(DataType type, SplittableRandom random) {
        if (type instanceof DataType.Int) {
            return Optional.of(oneOf(
                    random,
                    new DataType.Int(64, true),
                    new DataType.Decimal(10 + random.nextInt(5), 0),
                    new DataType.FloatingDecimal(10 + random.nextInt(10))));
        }
        if (type instanceof DataType.Decimal decimal) {
            int more = random.nextInt(1, 5);
            return Optional.of(oneOf(
                    random,
                    new DataType.Decimal(decimal.precision() + more, decimal.scale()),
                    new DataType.Decimal(decimal.precision() + more, decimal.scale() + more),
                    new DataType.FloatingDecimal(decimal.precision() + more)));
        }
        if (type instanceof DataType.FloatingDecimal floating) {
            return Optional.of(new DataType.FloatingDecimal(floating.digits() + random.nextInt(1, 10)));
        }
        if (type instanceof DataType.Float) {
            return Optional.of(new DataType.Float(64));
        }
        if (type instanceof DataType.Text) {
            return Optional.of(oneOf(
                    random,
                    DataType.Text.of(11 + random.nextInt(9)),
                    DataType.Text.unlimited(),
                    new DataType.LargeText()));
        }
        if (type instanceof DataType.Binary) {
            return Optional.of(oneOf(
                    random,
                    new DataType.Binary(OptionalInt.of(5 + random.nextInt(9)), false),
                    new DataType.Binary(OptionalInt.empty(), false),
                    new DataType.LargeBinary()));
        }
        if (type instanceof DataType.Time time) {
            return Optional.of(new DataType.Time(time.precision() + random.nextInt(1, 9)));
        }
        if (type instanceof DataType.Timestamp time) {
            return Optional.of(new DataType.Timestamp(time.precision() + random.nextInt(1, 6), time.zone()));
        }
        if (type instanceof DataType.Geometry geometry) {
            return Optional.of(oneOf(
                    random,
                    new DataType.Geometry(DataType.Geometry.Shape.ANY, geometry.srid()),
                    new DataType.Geometry(geometry.shape(), OptionalInt.empty())));
        }
        if (type instanceof DataType.Vector) {
            return Optional.of(new DataType.Vector(OptionalInt.empty()));
        }
        if (type instanceof DataType.MapOf map) {
            return wider(map.key(), random).map(key -> new DataType.MapOf(key, map.value()));
        }
        if (type instanceof DataType.Struct struct) {
            List<DataType.Field> fields = new ArrayList<>(struct.fields());
            fields.add(random.nextInt(fields.size() + 1), new DataType.Field("more", new DataType.Bool(), true));
            return Optional.of(new DataType.Struct(fields));
        }
        if (type instanceof DataType.Union union) {
            List<DataType> alternatives = new ArrayList<>(union.alternatives());
            alternatives.add(random.nextInt(alternatives.size() + 1), new DataType.Uuid());
            return Optional.of(new DataType.Union(alternatives));
        }
        if (type instanceof DataType.Enumerated named) {
            List<DataType.Enumerated.Member> members = new ArrayList<>(named.members());
            members.add(new DataType.Enumerated.Member("B", Optional.empty(), Texts.none()));
            return Optional.of(oneOf(random, new DataType.Enumerated(named.base(), members), named.base()));
        }
        return Optional.empty();
    }

    private static DataType oneOf(SplittableRandom random, DataType... types) {
        return types[random.nextInt(types.length)];
    }
}
