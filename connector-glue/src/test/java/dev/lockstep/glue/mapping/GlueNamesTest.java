package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.groups.Tuple.tuple;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Loss;
import dev.lockstep.testkit.AnyText;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class GlueNamesTest {
    private static final AssetId ID = new AssetId("acme", "SALES", "ORDER");

    static LongStream seeds() {
        return LongStream.range(0, 1_000);
    }

    @ParameterizedTest
    @CsvSource({
        "SALES_ORDERS, sales_orders",
        "Sales.Order Items, sales_order_items",
        "/BIC/AZSALES, _bic_azsales",
        "0CALDAY, 0calday",
        "Größe, groesse",
        "Łódź, lodz",
        "İstanbul, istanbul",
        "Umsatz €, umsatz__",
        "∞, _",
        "収益, __",
        "ORDER, order"
    })
    void readableNamesStayReadable(String name, String folded) {
        assertThat(GlueNames.RULE.fold(name)).isEqualTo(folded);
        assertThat(GlueNames.RULE.violation(folded)).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aFoldedNameIsLegalOrRefusedAndFoldsToItself(long seed) {
        String name = AnyText.text(new SplittableRandom(seed));
        String folded = GlueNames.RULE.fold(name);

        assertThat(GlueNames.RULE.fold(folded)).isEqualTo(folded);
        assertThat(GlueNames.RULE.violation(folded).isEmpty()).isEqualTo(folded.matches("[a-z0-9_]{1,255}"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"order", "date", "select", "0calday", "_bic_azsales", "1"})
    void reservedWordsAndOddFirstCharactersHaveToBeQuoted(String name) {
        assertThat(Quoting.isNeeded(name)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"orders", "date_", "net_amount", "x"})
    void otherNamesHaveNot(String name) {
        assertThat(Quoting.isNeeded(name)).isFalse();
    }

    @Test
    void whatHasToBeQuotedIsPublishedAsItIsAndSaid() {
        Asset asset = Asset.builder(ID, AssetKind.TABLE)
                .columns(List.of(Column.of("DATE", new DataType.Date()), Column.of("NET", new DataType.Date())))
                .build();

        List<Loss> losses = new GlueFormat(List.of("en"))
                .render(asset, new Address("sales", "order"), "s")
                .losses();

        assertThat(losses).allMatch(loss -> loss.severity() == Loss.Severity.NOTE);
        assertThat(losses)
                .extracting(Loss::path, loss -> loss.reason().replaceAll(":.*", ""))
                .containsExactly(tuple("columns", "date"), tuple("id/name", "order"));
    }
}
