package dev.lockstep.spi;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldPathTest {
    @ParameterizedTest
    @ValueSource(strings = {"name", "", "a/b", "/", "~", "~1", "~0", "a~b/c~1", "//", "ä ö"})
    void everySegmentComesBackAsItWas(String segment) {
        assertThat(FieldPath.of("columns", segment, "type").segments()).isEqualTo(List.of("columns", segment, "type"));
        assertThat(FieldPath.of("columns").child(segment)).isEqualTo(FieldPath.of("columns", segment));
        assertThat(FieldPath.of(segment).segments()).isEqualTo(List.of(segment));
    }

    @Test
    void aPointerIsWrittenAsTheRfcSays() {
        assertThat(FieldPath.of("a/b", "m~n").pointer()).isEqualTo("/a~1b/m~0n");
        assertThat(new FieldPath("/~01").segments()).isEqualTo(List.of("~1"));
    }
}
