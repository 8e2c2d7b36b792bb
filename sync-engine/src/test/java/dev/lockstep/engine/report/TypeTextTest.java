package dev.lockstep.engine.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class TypeTextTest {
    private static final Map<DataType, String> TEXTS = new LinkedHashMap<>();

    static {
        DataType date = new DataType.Date();
        TEXTS.put(new DataType.Bool(), "boolean");
        TEXTS.put(new DataType.Int(8, false), "uint8");
        TEXTS.put(new DataType.Decimal(15, 2), "decimal(15,2)");
        TEXTS.put(new DataType.FloatingDecimal(34), "decfloat(34)");
        TEXTS.put(new DataType.Float(64), "float64");
        TEXTS.put(DataType.Text.of(10), "string(10)");
        TEXTS.put(DataType.Text.unlimited(), "string");
        TEXTS.put(new DataType.Text(OptionalInt.of(3), true), "char(3)");
        TEXTS.put(new DataType.LargeText(), "large string");
        TEXTS.put(new DataType.Binary(OptionalInt.of(16), true), "fixed binary(16)");
        TEXTS.put(new DataType.LargeBinary(), "large binary");
        TEXTS.put(date, "date");
        TEXTS.put(new DataType.Time(0), "time(0)");
        TEXTS.put(new DataType.Timestamp(7, DataType.Timestamp.Zone.UTC), "timestamp(7) utc");
        TEXTS.put(new DataType.Uuid(), "uuid");
        TEXTS.put(new DataType.Geometry(DataType.Geometry.Shape.POINT, OptionalInt.of(4326)), "point(4326)");
        TEXTS.put(new DataType.Vector(OptionalInt.empty()), "vector");
        TEXTS.put(new DataType.Array(date), "array<date>");
        TEXTS.put(new DataType.MapOf(DataType.Text.unlimited(), date), "map<string, date>");
        TEXTS.put(new DataType.Struct(List.of(new DataType.Field("a", date, true))), "struct<a: date>");
        TEXTS.put(new DataType.Union(List.of(date, new DataType.Bool())), "date | boolean");
        TEXTS.put(
                new DataType.Enumerated(
                        date, List.of(new DataType.Enumerated.Member("X", Optional.empty(), Texts.none()))),
                "enum(1) of date");
        TEXTS.put(new DataType.Opaque("hana.ST_X"), "hana.ST_X");
    }

    @Test
    void everyTypeHasAText() {
        TEXTS.forEach((type, text) -> assertThat(TypeText.of(type)).isEqualTo(text));
        assertThat(TEXTS.keySet().stream().map(type -> type.getClass().getName()))
                .containsAll(Arrays.stream(DataType.class.getPermittedSubclasses())
                        .map(Class::getName)
                        .toList());
    }
}
