package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LimitsTest {
    @ParameterizedTest
    @CsvSource({
        "/description, 2048",
        "/locationUri, 1024",
        "/owner, 255",
        "/tableType, 255",
        "/viewOriginalText, 409600",
        "/viewExpandedText, 409600",
        "/parameters/any, 512000",
        "/columns/id/type, 131072",
        "/columns/id/comment, 255",
        "/columns/id/parameters/any, 512000",
        "/partitionKeys/id/comment, 255",
        "/storageDescriptor/location, 2056",
        "/storageDescriptor/inputFormat, 128",
        "/storageDescriptor/outputFormat, 128",
        "/storageDescriptor/parameters/any, 512000",
        "/storageDescriptor/serdeInfo/name, 255",
        "/storageDescriptor/serdeInfo/serializationLibrary, 255",
        "/storageDescriptor/serdeInfo/parameters/any, 512000"
    })
    void theLongestIsTakenAndOneMoreIsNot(String path, int max) {
        assertThat(violation(path, "x".repeat(max))).isEmpty();
        assertThat(violation(path, "x".repeat(max + 1)).orElseThrow())
                .contains(path.substring(1))
                .contains(Integer.toString(max + 1))
                .contains(Integer.toString(max))
                .contains("Glue API");
    }

    @ParameterizedTest
    @CsvSource({
        "/columns/id/comment, 10, false", "/description, 10, true", "/parameters/any, 10, true",
                "/parameters/any, 0, true",
        "/description, 1, false", "/columns/id/comment, 9, true", "/owner, 65534, false",
                "/columns/id/comment, 55357, false",
        "/parameters/any, 55357, false", "/columns/id/comment, 133, true"
    })
    void everyFieldHasItsAlphabet(String path, int character, boolean allowed) {
        assertThat(violation(path, "a" + (char) character).isEmpty()).isEqualTo(allowed);
    }

    @Test
    void keysAndNamesHaveLimits() {
        assertThat(violation("/parameters/" + "k".repeat(255), "")).isEmpty();
        assertThat(violation("/parameters/" + "k".repeat(256), "")).isPresent();
        assertThat(violation("/parameters/", "")).isPresent();
        var names = new Form.Value.Names(List.of("ok", "n".repeat(256)));
        assertThat(Limits.violation(FieldPath.of("columns"), names)).isPresent();
    }

    @Test
    void shortTextsCountInBytes() {
        assertThat(violation("/columns/id/comment", "ä".repeat(127))).isEmpty();
        assertThat(violation("/columns/id/comment", "ä".repeat(128)).orElseThrow())
                .contains("256 bytes");
    }

    @Test
    void allProblemsOfATableAreNamed() {
        var form = new Form(Map.of(
                FieldPath.of("owner"), new Form.Value.Text(""),
                FieldPath.of("description"), new Form.Value.Text("x".repeat(3000))));
        assertThatThrownBy(() -> Limits.check(form, "n".repeat(300), "table sales.orders"))
                .isInstanceOf(UnsupportedMetadataException.class)
                .hasMessageContaining("table sales.orders")
                .hasMessageContaining("its name has 300 bytes")
                .hasMessageContaining("owner is empty")
                .hasMessageContaining("description has 3000 bytes");
    }

    @Test
    void whatStandsThereAlreadyIsNotChecked() {
        var theirs = new Form(Map.of(
                FieldPath.of("description"), new Form.Value.Text("説明".repeat(1000)),
                FieldPath.of("columns"), new Form.Value.Names(List.of("n".repeat(256)))));
        assertThatCode(() -> Limits.check(theirs, theirs, "orders", "table sales.orders"))
                .doesNotThrowAnyException();
    }

    @Test
    void whatIsNewOrChangedIsChecked() {
        var before = new Form(Map.of(
                FieldPath.of("description"), new Form.Value.Text("説明".repeat(1000)),
                FieldPath.of("columns"), new Form.Value.Names(List.of("theirs".repeat(50)))));
        var after = new Form(Map.of(
                FieldPath.of("description"), new Form.Value.Text("説明".repeat(1001)),
                FieldPath.of("owner"), new Form.Value.Text("o".repeat(256)),
                FieldPath.of("columns"), new Form.Value.Names(List.of("theirs".repeat(50), "ours".repeat(64)))));
        assertThatThrownBy(() -> Limits.check(after, before, "orders", "table sales.orders"))
                .hasMessageContaining("description has 6006 bytes")
                .hasMessageContaining("owner has 256 bytes")
                .hasMessageContaining("oursours")
                .hasMessageNotContaining("theirs");
    }

    private static java.util.Optional<String> violation(String path, String text) {
        return Limits.violation(new FieldPath(path), new Form.Value.Text(text));
    }
}
