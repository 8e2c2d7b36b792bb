package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlueTypesTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "INT | int",
                "integer | int",
                "double precision | double",
                "real | float",
                "decimal | decimal(10,0)",
                "decimal(7) | decimal(7,0)",
                "decimal( 10 , 2 ) | decimal(10,2)",
                "NUMERIC(3,1) | decimal(3,1)",
                "ARRAY< Int > | array<int>",
                "struct<a : int, b: Map<string , date>> | struct<a:int,b:map<string,date>>",
                "struct<`A b`:int> | struct<`A b`:int>",
                "struct<a:int comment 'it''s'> | struct<a:int>",
                "struct<> | struct<>",
                "uniontype<int,string> | uniontype<int,string>",
                "timestamp(3) | timestamp(3)",
                "timestamp with local time zone | timestamp with local time zone",
                "decimal(39,0) | decimal(39,0)",
                "Void | Void"
            })
    void whatIsReadLenientlyIsPrintedStrictly(String text, String printed) {
        assertThat(GlueTypes.print(GlueTypes.parse(text))).isEqualTo(printed);
    }

    @ParameterizedTest
    @CsvSource({
        "array<int, 9",
        "map<int>, 7",
        "struct<a int>, 12",
        "varchar, 7",
        "varchar(x), 8",
        "'', 0",
        "int int, 4",
        "array<int>>, 10",
        "struct<:int>, 7",
        "timestamp with zone, 14"
    })
    void aMalformedTypeNamesThePosition(String text, int position) {
        assertThatThrownBy(() -> GlueTypes.parse(text)).hasMessageContaining("at character " + position);
        assertThat(GlueTypes.read(text)).isEqualTo(new DataType.Opaque(text));
    }

    @ParameterizedTest
    @ValueSource(strings = {"struct<a:int,a:int>", "timestamp(10)", "varchar(0)", "struct<a:int,a:array<int>>"})
    void whatTheModelRefusesIsNoType(String text) {
        assertThatThrownBy(() -> GlueTypes.parse(text)).hasMessageStartingWith("not a type");
        assertThat(GlueTypes.read(text)).isEqualTo(new DataType.Opaque(text));
    }

    @Test
    void nestingHasAnEnd() {
        String deep = "array<".repeat(10_000) + "int" + ">".repeat(10_000);
        assertThatThrownBy(() -> GlueTypes.parse(deep)).hasMessageContaining("at most 200 levels");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "text(40) | varchar(40) | 0",
                "text(65535) | varchar(65535) | 0",
                "text(65536) | string | 1",
                "fixed(255) | char(255) | 0",
                "fixed(256) | varchar(256) | 1",
                "u8 | smallint | 1",
                "u32 | bigint | 1",
                "u64 | decimal(20,0) | 1",
                "floating | decimal(38,10) | 1",
                "time | string | 1",
                "uuid | string | 1",
                "vector | array<float> | 1",
                "union | string | 1",
                "odd map | array<struct<key:array<int>,value:int>> | 1",
                "colliding struct | string | 1",
                "renamed struct | struct<net_amount:int> | 1",
                "empty struct | string | 1"
            })
    void whatHiveCannotSayIsPublishedAsTheNearest(String name, String published, int losses) {
        List<String> reasons = new ArrayList<>();
        assertThat(PublishedTypes.print(named(name), (severity, reason) -> reasons.add(reason)))
                .isEqualTo(published);
        assertThat(reasons).hasSize(losses);
    }

    private static DataType named(String name) {
        DataType number = new DataType.Int(32, true);
        return switch (name) {
            case "text(40)" -> DataType.Text.of(40);
            case "text(65535)" -> DataType.Text.of(65_535);
            case "text(65536)" -> DataType.Text.of(65_536);
            case "fixed(255)" -> new DataType.Text(java.util.OptionalInt.of(255), true);
            case "fixed(256)" -> new DataType.Text(java.util.OptionalInt.of(256), true);
            case "u8" -> new DataType.Int(8, false);
            case "u32" -> new DataType.Int(32, false);
            case "u64" -> new DataType.Int(64, false);
            case "floating" -> new DataType.FloatingDecimal(34);
            case "time" -> new DataType.Time(0);
            case "uuid" -> new DataType.Uuid();
            case "vector" -> new DataType.Vector(java.util.OptionalInt.of(3));
            case "union" -> new DataType.Union(List.of(number));
            case "odd map" -> new DataType.MapOf(new DataType.Array(number), number);
            case "colliding struct" ->
                new DataType.Struct(
                        List.of(new DataType.Field("A B", number, true), new DataType.Field("a_b", number, true)));
            case "renamed struct" -> new DataType.Struct(List.of(new DataType.Field("NET AMOUNT", number, true)));
            case "empty struct" -> new DataType.Struct(List.of());
            default -> throw new IllegalArgumentException(name);
        };
    }
}
