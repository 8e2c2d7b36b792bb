package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.Tree;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonTreesTest {
    @Test
    void everyKindOfValueIsKept() throws Exception {
        Tree tree = read("{\"b\": [1, 1.50, -2e3, true, null, \"\\u221e\"], \"a\": {}}");

        assertThat(tree).isInstanceOfSatisfying(Tree.Node.class, node -> {
            assertThat(node.members().keySet()).containsExactly("b", "a");
            assertThat(node.find("b"))
                    .hasValue(Tree.seq(List.of(
                            Tree.number(1),
                            new Tree.Num(new BigDecimal("1.50")),
                            new Tree.Num(new BigDecimal("-2e3")),
                            Tree.bool(true),
                            new Tree.Null(),
                            Tree.text("∞"))));
        });
    }

    @Test
    void everyDigitOfANumberIsKept() throws Exception {
        assertThat(read("123456789012345678901234567890.10"))
                .isEqualTo(new Tree.Num(new BigDecimal("123456789012345678901234567890.10")));
    }

    @Test
    void theStateOfEditorsIsPassedOver() throws Exception {
        assertThat(read("{\"editorSettings\": {\"A\": {\"uiModel\": \"{}\"}}, \"x\": {\"uiModel\": \"{}\", \"y\": 1}}"))
                .isEqualTo(read("{\"x\": {\"y\": 1}}"));
    }

    @Test
    void aByteOrderMarkIsNoPartOfTheDocument() throws Exception {
        assertThat(read("\ufeff{}")).isEqualTo(Tree.Node.empty());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "`{\"a\": 1,\n \"a\": 2}` | line 2, column 2: the member \"a\" appears twice",
                "`{\"a\": }` | line 1, column 7:",
                "`{\"a\": 1` | line 1, column",
                "`{} {}` | line 1, column 4: there is more after the end",
                "`<html>` | line 1, column",
                "`` | the document is empty",
                "`{\"a\":\n 1e999999999}` | line 2, column 2: the number 1e999999999 is out of range",
                "`[1e-999999999]` | line 1, column 2: the number",
                "`[1e10001]` | line 1, column 2: the number",
                "`[1e99999999999]` | line 1, column",
            })
    void whatIsNoJsonIsRefusedWithItsPlace(String text, String message) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(MalformedDocumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void aLimitIsToldWithItsPlaceAndWithoutTheNamesOfTheParser() {
        for (String text : List.of("[" + "9".repeat(1_000_000), "{\"" + "n".repeat(1_000_000), "[".repeat(100_000))) {
            assertThatThrownBy(() -> read(text))
                    .isInstanceOf(MalformedDocumentException.class)
                    .hasMessageMatching("line 1, column \\d+: .*exceeds the maximum allowed \\d+.*")
                    .hasMessageNotContaining("StreamReadConstraints");
        }
    }

    @Test
    void whereSomethingBeganIsToldWithoutTheNamesOfTheParser() {
        assertThatThrownBy(() -> read("{\"a\": 1"))
                .hasMessageContaining("start marker at line 1, column 1")
                .hasMessageNotContaining("Source");
    }

    @Test
    void textThatIsNotUtf8IsRefused() {
        byte[] latin = "{\"a\": \"Auftr\u00e4ge\"}".getBytes(StandardCharsets.ISO_8859_1);

        assertThatThrownBy(() -> JsonTrees.read(new ByteArrayInputStream(latin)))
                .isInstanceOf(MalformedDocumentException.class);
    }

    @Test
    void nestingHasALimit() throws Exception {
        int deepest = JsonTrees.MAX_DEPTH;

        assertThat(read("[".repeat(deepest) + "]".repeat(deepest))).isInstanceOf(Tree.Seq.class);
        assertThatThrownBy(() -> read("[".repeat(deepest + 1) + "]".repeat(deepest + 1)))
                .isInstanceOf(MalformedDocumentException.class);
    }

    private static Tree read(String text) throws MalformedDocumentException, IOException {
        return JsonTrees.read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
    }
}
