package dev.lockstep.documentdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.DataType;
import dev.lockstep.testkit.AnyText;
import dev.lockstep.testkit.AnyType;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.bson.BsonValue;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class BsonTypesPropertyTest {
    private static final TypeMerge.Conflicts IGNORED = (path, reason) -> {};

    static LongStream seeds() {
        return LongStream.range(0, 1_500); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyTypeOfDocumentsSurvivesTheRoundTrip(long seed) {
        DataType type = AnyBson.type(new SplittableRandom(seed), 5);

        assertThat(BsonTypes.parse(BsonTypes.print(type))).isEqualTo(type);
        assertThat(StoredTypes.of(type, (severity, reason) -> {
                    throw new AssertionError(reason);
                }))
                .isEqualTo(type);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyCanonicalTypeIsStoredAsItselfOrAReasonIsGiven(long seed) {
        DataType type = AnyType.type(new SplittableRandom(seed), 5);
        List<String> reasons = new ArrayList<>();

        DataType stored = StoredTypes.of(type, (severity, reason) -> reasons.add(reason));

        assertThat(BsonTypes.parse(BsonTypes.print(stored))).isEqualTo(stored);
        assertThat(reasons.isEmpty()).isEqualTo(stored.equals(type));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aTextIsATypeOrIsRefusedWithItsPlace(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        String text = random.nextInt(4) == 0 ? AnyText.text(random) : damaged(random);
        try {
            DataType type = BsonTypes.parse(text);
            assertThat(BsonTypes.parse(BsonTypes.print(type))).isEqualTo(type);
        } catch (IllegalArgumentException e) {
            assertThat(e).hasMessageMatching("not a type: expected .+ at character \\d+");
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyDocumentFitsTheTypeThatAllOfThemGive(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TypeMerge merge = new TypeMerge(IGNORED);
        List<BsonDocument> documents = new ArrayList<>();
        DataType type = BsonKinds.type(BsonType.NULL);
        for (int i = random.nextInt(1, 6); i > 0; i--) {
            documents.add(AnyBson.document(random, 3));
            type = merge.merge(type, ObservedTypes.of(documents.get(documents.size() - 1), IGNORED));
        }

        DataType all = type;
        assertThat(documents).allMatch(document -> Fits.fits(document, all));
        assertThat(BsonTypes.parse(BsonTypes.print(all))).isEqualTo(all);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theOrderOfMergingMattersForTheOrderOfFieldsAlone(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        TypeMerge merge = new TypeMerge(IGNORED);
        DataType a = observed(AnyBson.value(random, 3));
        DataType b = observed(AnyBson.value(random, 3));
        DataType c = observed(AnyBson.value(random, 3));

        assertThat(merge.merge(a, a)).isEqualTo(a);
        assertThat(sorted(merge.merge(a, b))).isEqualTo(sorted(merge.merge(b, a)));
        assertThat(merge.merge(merge.merge(a, b), c)).isEqualTo(merge.merge(a, merge.merge(b, c)));
    }

    private static DataType observed(BsonValue value) {
        return ObservedTypes.of(value, IGNORED);
    }

    private static DataType sorted(DataType type) {
        if (type instanceof DataType.Struct struct) {
            return new DataType.Struct(struct.fields().stream()
                    .map(field -> new DataType.Field(field.name(), sorted(field.type()), field.nullable()))
                    .sorted(Comparator.comparing(DataType.Field::name))
                    .toList());
        }
        if (type instanceof DataType.Array array) {
            return new DataType.Array(sorted(array.element()));
        }
        if (type instanceof DataType.MapOf map) {
            return new DataType.MapOf(map.key(), sorted(map.value()));
        }
        return type instanceof DataType.Union union
                ? new DataType.Union(union.alternatives().stream()
                        .map(BsonTypesPropertyTest::sorted)
                        .toList())
                : type;
    }

    private static String damaged(SplittableRandom random) {
        String text = BsonTypes.print(AnyBson.type(random, 4));
        int at = random.nextInt(text.length());
        return switch (random.nextInt(3)) {
            case 0 -> text.substring(0, at);
            case 1 -> text.substring(0, at) + "<" + text.substring(at);
            default -> text.substring(0, at) + text.substring(at + 1);
        };
    }
}
