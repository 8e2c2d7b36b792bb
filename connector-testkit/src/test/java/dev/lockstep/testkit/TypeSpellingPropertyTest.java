package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.lockstep.model.DataType;
import dev.lockstep.model.TypeSpelling;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TypeSpellingPropertyTest {
    @Test
    void whatIsPrintedIsRead() {
        int asked = 0;
        for (long seed = 0; seed < 2_000; seed++) {
            DataType type = AnyType.type(new SplittableRandom(seed), 3);
            if (canBeAskedFor(type)) {
                asked++;
                assertThat(TypeSpelling.parse(TypeSpelling.print(type)))
                        .as("seed %d", seed)
                        .isEqualTo(type);
            }
        }
        assertThat(asked).isGreaterThan(1_000);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            value = {
                "decimal(18,4); decimal(18,4)",
                "DECIMAL ( 18 , 4 ); decimal(18,4)",
                "bigint; int64",
                "varchar(10); string(10)",
                "array<struct<a:int,`b c`:string>>; array<struct<a: int32, `b c`: string>>",
                "map<string,double>; map<string, float64>",
                "timestamp; timestamp(7)"
            })
    void hivesWordsAreReadTheSame(String hive, String canonical) {
        assertThat(TypeSpelling.print(TypeSpelling.parse(hive))).isEqualTo(canonical);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "money",
                "decimal(39,0)",
                "decimal(4,5)",
                "char",
                "char(0)",
                "varchar(-1)",
                "array<int",
                "int int"
            })
    void whatIsNoTypeIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> TypeSpelling.parse(text));
    }

    private static boolean canBeAskedFor(DataType type) {
        if (type instanceof DataType.Array array) {
            return canBeAskedFor(array.element());
        }
        if (type instanceof DataType.MapOf map) {
            return canBeAskedFor(map.key()) && canBeAskedFor(map.value());
        }
        if (type instanceof DataType.Struct struct) {
            return struct.fields().stream().allMatch(field -> canBeAskedFor(field.type()));
        }
        return !(type instanceof DataType.Union
                || type instanceof DataType.Enumerated
                || type instanceof DataType.Opaque);
    }
}
