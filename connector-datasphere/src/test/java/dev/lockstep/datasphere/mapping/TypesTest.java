package dev.lockstep.datasphere.mapping;

import static dev.lockstep.datasphere.mapping.Csn.asset;
import static dev.lockstep.datasphere.mapping.Csn.column;
import static dev.lockstep.datasphere.mapping.Csn.entity;
import static dev.lockstep.datasphere.mapping.Csn.finding;
import static dev.lockstep.datasphere.mapping.Csn.losses;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Geometry;
import dev.lockstep.model.DataType.Timestamp.Zone;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Finding;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TypesTest {
    static Stream<Arguments> builtIn() {
        return Stream.of(
                type("cds.String", ", \"length\": 10", DataType.Text.of(10)),
                type("cds.String", "", DataType.Text.unlimited()),
                type("cds.LargeString", "", new DataType.LargeText()),
                type("cds.Boolean", "", new DataType.Bool()),
                type("cds.Integer", "", new DataType.Int(32, true)),
                type("cds.Integer64", "", new DataType.Int(64, true)),
                type("cds.Int16", "", new DataType.Int(16, true)),
                type("cds.Int32", "", new DataType.Int(32, true)),
                type("cds.Int64", "", new DataType.Int(64, true)),
                type("cds.UInt8", "", new DataType.Int(8, false)),
                type("cds.hana.TINYINT", "", new DataType.Int(8, false)),
                type("cds.hana.SMALLINT", "", new DataType.Int(16, true)),
                type("cds.Decimal", ", \"precision\": 17, \"scale\": 2", new DataType.Decimal(17, 2)),
                type("cds.Decimal", ", \"precision\": 17", new DataType.Decimal(17, 0)),
                type("cds.Decimal", "", new DataType.FloatingDecimal(34)),
                type("cds.Decimal", ", \"scale\": \"floating\"", new DataType.FloatingDecimal(34)),
                type("cds.Decimal", ", \"precision\": 20, \"scale\": \"variable\"", new DataType.FloatingDecimal(20)),
                type("cds.DecimalFloat", "", new DataType.FloatingDecimal(34)),
                type("cds.hana.SMALLDECIMAL", "", new DataType.FloatingDecimal(16)),
                type("cds.Double", "", new DataType.Float(64)),
                type("cds.hana.REAL", "", new DataType.Float(32)),
                type("cds.Date", "", new DataType.Date()),
                type("cds.Time", "", new DataType.Time(0)),
                type("cds.DateTime", "", new DataType.Timestamp(0, Zone.NONE)),
                type("cds.Timestamp", "", new DataType.Timestamp(7, Zone.NONE)),
                type("cds.UUID", "", new DataType.Uuid()),
                type("cds.Binary", ", \"length\": 16", new DataType.Binary(OptionalInt.of(16), false)),
                type("cds.hana.BINARY", ", \"length\": 16", new DataType.Binary(OptionalInt.of(16), true)),
                type("cds.LargeBinary", "", new DataType.LargeBinary()),
                type("cds.hana.NCHAR", ", \"length\": 2", new DataType.Text(OptionalInt.of(2), true)),
                type("cds.hana.CLOB", "", new DataType.LargeText()),
                type("cds.hana.BLOB", "", new DataType.LargeBinary()),
                type("cds.Vector", ", \"length\": 768", new DataType.Vector(OptionalInt.of(768))),
                type("cds.hana.ST_POINT", ", \"srid\": 4326", geometry(Geometry.Shape.POINT)),
                type("cds.hana.ST_GEOMETRY", ", \"srid\": 4326", geometry(Geometry.Shape.ANY)));
    }

    @ParameterizedTest(name = "{0}{1}")
    @MethodSource("builtIn")
    void everyBuiltInTypeIsMappedWithoutLoss(String name, String facets, DataType expected) {
        Finding finding = Csn.table("\"C\": {\"type\": \"%s\"%s}".formatted(name, facets));

        assertThat(column(asset(finding), "C").type()).isEqualTo(expected);
        assertThat(losses(finding)).isEmpty();
    }

    @Test
    void theNativeNameIsKeptWhereTheCanonicalTypeGivesAnother() {
        assertThat(column("{\"type\": \"cds.hana.TINYINT\"}").nativeType()).hasValue("cds.hana.TINYINT");
        assertThat(column("{\"type\": \"cds.UInt8\"}").nativeType()).isEmpty();
    }

    @Test
    void facetsThatTheTypeDoesNotGiveBackStayInTheRest() {
        Column column = column("{\"type\": \"cds.Integer\", \"length\": 10, \"precision\": 3}");

        assertThat(column.rest().members().keySet()).containsExactly("length", "precision");
    }

    static Stream<Arguments> wrongFacets() {
        return Stream.of(
                Arguments.of("{\"type\": \"cds.String\", \"length\": -3}", DataType.Text.unlimited()),
                Arguments.of("{\"type\": \"cds.String\", \"length\": \"ten\"}", DataType.Text.unlimited()),
                Arguments.of("{\"type\": \"cds.String\", \"length\": 1e99}", DataType.Text.unlimited()),
                Arguments.of(
                        "{\"type\": \"cds.Decimal\", \"precision\": 39, \"scale\": 2}",
                        new DataType.FloatingDecimal(34)),
                Arguments.of(
                        "{\"type\": \"cds.Decimal\", \"precision\": 5, \"scale\": 6}",
                        new DataType.FloatingDecimal(34)),
                Arguments.of("{\"type\": \"cds.Decimal\", \"scale\": 2}", new DataType.FloatingDecimal(34)),
                Arguments.of("{\"type\": \"cds.hana.NCHAR\", \"length\": 0}", DataType.Text.unlimited()));
    }

    @ParameterizedTest
    @MethodSource("wrongFacets")
    void aWrongFacetIsALossAndLeavesAWideType(String element, DataType expected) {
        Finding finding = Csn.table("\"C\": " + element);

        assertThat(column(asset(finding), "C").type()).isEqualTo(expected);
        assertThat(losses(finding)).singleElement().satisfies(loss -> {
            assertThat(loss.path()).isEqualTo("columns/C/type");
            assertThat(loss.severity()).isEqualTo(Severity.DEGRADED);
        });
    }

    @Test
    void anUnknownTypeIsKeptUnderItsNameAndReported() {
        Finding finding = Csn.table("\"C\": {\"type\": \"acme.Colour\"}");

        assertThat(column(asset(finding), "C").type()).isEqualTo(new DataType.Opaque("acme.Colour"));
        assertThat(losses(finding)).extracting(Loss::reason).containsExactly("the type acme.Colour is not known");
    }

    @Test
    void aDerivedTypeIsFollowedThroughItsChainAndTheElementsOwnFacetWins() {
        String types =
                """
                "Code": {"kind": "type", "type": "cds.String", "length": 4},
                "Plant": {"kind": "type", "type": "Code", "@EndUserText.label": "Plant"},
                """;
        Column column = column(
                asset(
                        types
                                + entity(
                                        "T",
                                        "\"C\": {\"type\": \"Plant\"}, \"D\": {\"type\": \"Plant\", \"length\": 8}"),
                        "T"),
                "C");

        assertThat(column.type()).isEqualTo(DataType.Text.of(4));
        assertThat(column.nativeType()).hasValue("Plant");
        assertThat(column.label()).isEqualTo(Texts.of("Plant"));
        assertThat(column(asset(types + entity("T", "\"D\": {\"type\": \"Plant\", \"length\": 8}"), "T"), "D")
                        .type())
                .isEqualTo(DataType.Text.of(8));
    }

    @Test
    void aTypeMayBeThatOfAnotherElement() {
        String books = entity("Books", "\"price\": {\"type\": \"cds.Decimal\", \"precision\": 9, \"scale\": 2}");

        assertThat(column(
                                asset(
                                        books + ","
                                                + entity("T", "\"C\": {\"type\": {\"ref\": [\"Books\", \"price\"]}}"),
                                        "T"),
                                "C")
                        .type())
                .isEqualTo(new DataType.Decimal(9, 2));
    }

    @Test
    void aTypeThatRefersToItselfIsOpaqueAndTheLossNamesTheWay() {
        String types = "\"A\": {\"kind\": \"type\", \"type\": \"B\"}, \"B\": {\"kind\": \"type\", \"type\": \"A\"}, ";
        Finding finding = finding(types + entity("T", "\"C\": {\"type\": \"A\"}"), "T");

        assertThat(column(asset(finding), "C").type()).isEqualTo(new DataType.Opaque("A"));
        assertThat(losses(finding)).extracting(Loss::reason).containsExactly("the type refers to itself: A -> B -> A");
    }

    @Test
    void enumerationsKeepTheirMembersInOrder() {
        Column column = column(
                """
                {"type": "cds.String", "length": 1, "enum": {
                  "open": {"val": "O", "@EndUserText.label": "Open"}, "closed": {}}}
                """);

        assertThat(column.type())
                .isEqualTo(new DataType.Enumerated(
                        DataType.Text.of(1),
                        List.of(
                                new DataType.Enumerated.Member("open", Optional.of(Tree.text("O")), Texts.of("Open")),
                                new DataType.Enumerated.Member("closed", Optional.empty(), Texts.none()))));
        assertThat(column.rest().isEmpty()).isTrue();
    }

    @Test
    void structuresAndListsAreNested() {
        Column column = column(
                """
                {"items": {"elements": {"x": {"type": "cds.Integer", "notNull": true}, "y": {"type": "cds.Date"}}}}
                """);

        assertThat(column.type())
                .isEqualTo(new DataType.Array(new DataType.Struct(List.of(
                        new DataType.Field("x", new DataType.Int(32, true), false),
                        new DataType.Field("y", new DataType.Date(), true)))));
        assertThat(column.rest().isEmpty()).isTrue();
    }

    private static Arguments type(String name, String facets, DataType type) {
        return Arguments.of(name, facets, type);
    }

    private static DataType geometry(Geometry.Shape shape) {
        return new Geometry(shape, OptionalInt.of(4326));
    }
}
