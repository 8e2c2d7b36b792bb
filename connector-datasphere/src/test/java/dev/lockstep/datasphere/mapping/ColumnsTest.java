package dev.lockstep.datasphere.mapping;

import static dev.lockstep.datasphere.mapping.Csn.asset;
import static dev.lockstep.datasphere.mapping.Csn.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ColumnsTest {
    @Test
    void aFullyAnnotatedMeasureIsTakenApartCompletely() {
        Column column = column(
                """
                {"type": "cds.Decimal", "precision": 17, "scale": 2, "notNull": true, "default": {"val": 0},
                 "@EndUserText.label": "Net amount", "@EndUserText.quickInfo": "Without tax",
                 "@AnalyticsDetails.measureType": {"#": "BASE"}, "@Aggregation.default": {"#": "AVG"},
                 "@AnalyticsDetails.exceptionAggregationSteps": [
                   {"exceptionAggregationBehavior": {"#": "LAST"}, "exceptionAggregationElements": ["DAY"]}],
                 "@Semantics.amount.currencyCode": {"=": "CURRENCY"}, "@Consumption.hidden": true}
                """);

        assertThat(column.rest().isEmpty()).isTrue();
        assertThat(column.nullable()).isFalse();
        assertThat(column.defaultValue()).hasValue(new Tree.Node(Map.of("val", Tree.number(0))));
        assertThat(column.label()).isEqualTo(Texts.of("Net amount"));
        assertThat(column.description()).isEqualTo(Texts.of("Without tax"));
        assertThat(column.role()).isEqualTo(ColumnRole.MEASURE);
        assertThat(column.aggregation()).hasValue(Aggregation.AVERAGE);
        assertThat(column.exceptionAggregation()).hasValue(new ExceptionAggregation("LAST", List.of("DAY")));
        assertThat(column.currencyColumn()).hasValue("CURRENCY");
        assertThat(column.hidden()).isTrue();
    }

    @Test
    void whatIsNotModelledStaysInTheRestInOrder() {
        Column column = column(
                """
                {"@Acme.z": {"b": 1, "a": [true, null]}, "type": "cds.Integer", "@Acme.y": 1.50}
                """);

        assertThat(column.rest().members().keySet()).containsExactly("@Acme.z", "@Acme.y");
        assertThat(column.rest().find("@Acme.y")).hasValue(new Tree.Num(new java.math.BigDecimal("1.50")));
    }

    @Test
    void aBareTextCountsAsReferenceAndStaysInTheRest() {
        Column column = column("{\"type\": \"cds.String\", \"@ObjectModel.text.element\": [\"NAME\"]}");

        assertThat(column.textColumns()).containsExactly("NAME");
        assertThat(column.rest().members()).containsKey("@ObjectModel.text.element");
    }

    @Test
    void marksThatAreTrueBecomeTags() {
        Column column = column(
                """
                {"type": "cds.String", "@Semantics.calendar.yearMonth": true, "@Semantics.fiscal.year": false,
                 "@PersonalData.isPotentiallyPersonal": true, "@Semantics.text": true}
                """);

        assertThat(column.tags()).containsExactly("calendar.yearMonth", "personalData.isPotentiallyPersonal");
        assertThat(column.role()).isEqualTo(ColumnRole.TEXT);
        assertThat(column.rest().members().keySet()).containsExactly("@Semantics.fiscal.year");
    }

    @Test
    void anAggregationOfADimensionMakesNoMeasure() {
        assertThat(column(
                                "{\"type\": \"cds.Integer\", \"@Analytics.dimension\": true, \"@Aggregation.default\": {\"#\": \"SUM\"}}")
                        .role())
                .isEqualTo(ColumnRole.DIMENSION);
        assertThat(column("{\"type\": \"cds.Integer\", \"@Aggregation.default\": {\"#\": \"SUM\"}}")
                        .role())
                .isEqualTo(ColumnRole.MEASURE);
    }

    @Test
    void labelsOfOtherDialectsCountAndTheRestSaysTheirName() {
        for (String annotation : List.of("@Common.Label", "@title", "@sap.label")) {
            Column column = column("{\"type\": \"cds.Integer\", \"%s\": \"Year\"}".formatted(annotation));

            assertThat(column.label()).isEqualTo(Texts.of("Year"));
            assertThat(column.rest().findNode("!as").orElseThrow().findText("@EndUserText.label"))
                    .hasValue(annotation);
            assertThat(column.rest().members()).hasSize(1);
        }
    }

    @Test
    void placeholdersAreResolvedInEveryLanguage() {
        CsnSpace space = CsnSpace.builder(Csn.SPACE)
                .add(
                        Csn.document(
                                """
                        {"definitions": {"T": {"kind": "entity", "@EndUserText.label": "{i18n>T}", "elements": {
                           "C": {"type": "cds.Integer", "@EndUserText.label": "{i18n>GONE}"}}}},
                         "i18n": {"en": {"T": "Orders"}, "de": {"T": "Aufträge"}, "fr": {}}}
                        """))
                .build();
        Asset asset = asset(Csn.finding(space, "T"));

        assertThat(asset.label()).isEqualTo(new Texts(Map.of("en", "Orders", "de", "Aufträge")));
        assertThat(asset.rest().findText("@EndUserText.label")).hasValue("{i18n>T}");
        assertThat(column(asset, "C").label()).isEqualTo(Texts.of("{i18n>GONE}"));
    }

    @Test
    void keysFollowTheirSequenceElseTheirElements() {
        String keys = "\"A\": {\"type\": \"cds.Date\", \"key\": true}, \"B\": {\"type\": \"cds.Date\", \"key\": true}";
        Asset plain = asset(Csn.table(keys));
        Asset sequenced = asset(
                "\"T\": {\"kind\": \"entity\", \"@DataWarehouse.compoundKeySequence\": [{\"=\": \"B\"}, {\"=\": \"A\"}], \"elements\": {%s}}"
                        .formatted(keys),
                "T");

        assertThat(plain.columns())
                .extracting(Column::keyPosition)
                .containsExactly(OptionalInt.of(1), OptionalInt.of(2));
        assertThat(sequenced.columns())
                .extracting(Column::keyPosition)
                .containsExactly(OptionalInt.of(2), OptionalInt.of(1));
        assertThat(sequenced.rest().isEmpty()).isTrue();
    }

    @Test
    void sixHundredColumnsAndLongNamesAreFine() {
        String name = "N".repeat(300);
        String elements = IntStream.range(0, 600)
                .mapToObj(i -> "\"%s%d\": {\"type\": \"cds.Integer\"}".formatted(name, i))
                .reduce((a, b) -> a + "," + b)
                .orElseThrow();

        assertThat(asset(Csn.table(elements)).columns()).hasSize(600);
    }

    @Test
    void anElementThatIsNoObjectIsKeptAndReported() {
        Finding finding = Csn.table("\"C\": 7, \"D\": {\"type\": \"cds.Integer\"}");

        assertThat(column(asset(finding), "C").rest().find("!instead")).hasValue(Tree.number(7));
        assertThat(Csn.losses(finding)).extracting("path").containsExactly("columns/C");
    }
}
