package dev.lockstep.documentdb.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.TypeSpelling;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.bson.BsonDocument;
import org.bson.BsonType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BsonTypesTest {
    static Stream<BsonType> kinds() {
        return AnyBson.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void everyKindOfValueHasATypeThatGivesItsNameBack(BsonType kind) {
        DataType type = BsonKinds.type(kind);

        assertThat(BsonTypes.print(type)).isEqualTo(BsonKinds.name(kind));
        assertThat(BsonTypes.parse(BsonKinds.name(kind))).isEqualTo(type);
        assertThat(Fits.fits(AnyBson.value(kind, new SplittableRandom(1), 2), observed(kind)))
                .isTrue();
    }

    @Test
    void everySubtypeOfBinaryComesBack() {
        for (int subtype = 0; subtype < 256; subtype++) {
            DataType type = BsonTypes.parse("binData(%d)".formatted(subtype));
            assertThat(BsonTypes.parse(BsonTypes.print(type))).isEqualTo(type).isEqualTo(BsonKinds.binary(subtype));
        }
        assertThat(BsonTypes.parse("binData(4)")).isEqualTo(new DataType.Uuid());
        assertThat(BsonTypes.parse("binData(3)"))
                .as("a UUID in an order only its writer knows")
                .isEqualTo(new DataType.Opaque("bson.binData(3)"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "int8 | int",
                "uint8 | int",
                "int16 | int",
                "uint16 | int",
                "uint32 | long",
                "uint64 | decimal",
                "float32 | double",
                "decimal(34,2) | decimal",
                "decimal(35,0) | string",
                "decfloat(16) | decimal",
                "decfloat(38) | string",
                "string(10) | string",
                "char(3) | string",
                "large string | string",
                "binary(16) | binData",
                "large binary | binData",
                "date | date",
                "time(0) | string",
                "timestamp(3) utc | date",
                "timestamp(0) | date",
                "timestamp(7) utc | string",
                "timestamp(3) offset | string",
                "uuid | binData(4)",
                "point(4326) | string",
                "vector(3) | array<double>",
                "map<string, date> | object<*:date>",
                "map<int32, date> | array<object<key:int,value?:date>>",
                "struct<a: int8, `b c`: uuid not null> | object<a?:int,`b c`:binData(4)>"
            })
    void aCanonicalTypeIsStoredAsTheNarrowestThatHoldsItsValues(String canonical, String stored) {
        assertThat(BsonTypes.print(StoredTypes.of(TypeSpelling.parse(canonical), (severity, reason) -> {})))
                .isEqualTo(stored);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "[1, 2] | array<int>",
                "[1, {\"$numberLong\": \"2\"}] | array<long>",
                "[1, 1.5] | array<double>",
                "[1, {\"$numberDecimal\": \"0.1\"}] | array<decimal>",
                "[] | array<null>",
                "[null] | array<null>",
                "[null, true] | array<bool>",
                "[1, 'a', {x: 1}, [true], 2.5] | anyOf",
                "[{a: 1}, {a: null, b: 'x'}] | array<object<a?:int,b?:string>>",
                "[[], [1]] | array<array<int>>",
                "[{$date: '9999-12-31T23:59:59Z'}] | array<date>",
            })
    void anArrayHasOneElementTypeForAll(String json, String expected) {
        String type = BsonTypes.print(ObservedTypes.of(BsonArray.parse(json), (path, reason) -> {}));

        if (expected.equals("anyOf")) {
            assertThat(BsonTypes.parse(type))
                    .isEqualTo(new DataType.Array(new DataType.Union(List.of(
                            DataType.Text.unlimited(),
                            new DataType.Array(new DataType.Bool()),
                            new DataType.Float(64),
                            new DataType.Struct(
                                    List.of(new DataType.Field("x", new DataType.Int(32, true), false)))))));
        } else {
            assertThat(type).isEqualTo(expected);
        }
    }

    @Test
    void whatIsJoinedAtALossNamesItsPlace() {
        List<String> conflicts = new ArrayList<>();
        TypeMerge merge = new TypeMerge((path, reason) -> conflicts.add(path + ": " + reason));

        DataType type = merge.merge(
                BsonTypes.parse("object<a:array<object<n:long>>,b:int>"),
                BsonTypes.parse("object<a:array<object<n:double>>,c:date>"));

        assertThat(BsonTypes.print(type)).isEqualTo("object<a:array<object<n:double>>,b?:int,c?:date>");
        assertThat(conflicts).containsExactly("/a/*/n: whole numbers beyond 2^53 lose digits beside floating ones");
    }

    @Test
    void aFieldWithoutANameIsReported() {
        List<String> conflicts = new ArrayList<>();

        DataType type = ObservedTypes.of(
                BsonDocument.parse("{x: {\"\": 1, b: 2}}"), (path, reason) -> conflicts.add(path + ": " + reason));

        assertThat(BsonTypes.print(type)).isEqualTo("object<x:object<b:int>>");
        assertThat(conflicts).containsExactly("/x: a field without a name is left out");
    }

    @Test
    void whatIsNestedTooDeepIsReportedAndLeftUndecided() {
        BsonArray value = new BsonArray();
        for (int i = 0; i < 2_000; i++) {
            value = new BsonArray(List.of(value));
        }
        List<String> conflicts = new ArrayList<>();

        DataType type = ObservedTypes.of(value, (path, reason) -> conflicts.add(reason));

        assertThat(BsonTypes.print(type)).contains("<array>");
        assertThat(conflicts).containsExactly("nested deeper than 100 levels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "\"\" | the name of a type at character 1",
                "integer | the name of a type at character 1",
                "Int | the name of a type at character 1",
                "array<int | '>' at character 10",
                "object<a:int,a:long> | fields of different names at character 8",
                "object<``:int> | the name of a field at character 8",
                "binData(256) | a subtype from 0 to 255 at character 9",
                "int int | the end at character 5",
            })
    void whatIsNoTypeIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> BsonTypes.parse(text))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("not a type: expected " + message);
    }

    @Test
    void deepTextsAreRefused() {
        assertThatThrownBy(() -> BsonTypes.parse("array<".repeat(100_000))).hasMessageContaining("at most 200 levels");
    }

    @Test
    void whatNoDocumentHoldsIsNotPrinted() {
        for (DataType type : List.of(
                new DataType.Date(),
                new DataType.Timestamp(6, Zone.UTC),
                new DataType.Opaque("cds.Unheard"),
                new DataType.Opaque("bson.binData(4)"),
                new DataType.Opaque("bson.binData(0300)"),
                new DataType.MapOf(new DataType.Int(32, true), new DataType.Bool()))) {
            assertThatThrownBy(() -> BsonTypes.print(type)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    private static DataType observed(BsonType kind) {
        return ObservedTypes.of(AnyBson.value(kind, new SplittableRandom(1), 2), (path, reason) -> {});
    }
}
