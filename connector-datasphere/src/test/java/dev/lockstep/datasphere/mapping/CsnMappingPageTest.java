package dev.lockstep.datasphere.mapping;

import static dev.lockstep.testkit.GeneratedPage.code;
import static java.util.stream.Collectors.joining;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.Finding;
import dev.lockstep.testkit.EveryType;
import dev.lockstep.testkit.GeneratedPage;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class CsnMappingPageTest {
    private static final String TYPES =
            """
            "Amount": {"kind": "type", "type": "cds.Decimal", "precision": 15, "scale": 2},
            "Short": {"kind": "type", "type": "cds.String", "length": 10},
            "Colour": {"kind": "type", "type": "cds.String", "enum": {"red": {"val": "R"}, "blue": {"val": "B"}}},
            "Loop": {"kind": "type", "type": "Loop"},
            "Orphan": {"kind": "type", "type": "acme.Gone"},
            "Other": {"kind": "entity", "elements": {"ID": {"type": "cds.UUID", "key": true}}}
            """;

    private static final List<String> FACETS = List.of(
            "\"type\": \"cds.String\", \"length\": 10",
            "\"type\": \"cds.String\", \"length\": 5000",
            "\"type\": \"cds.String\", \"length\": -1",
            "\"type\": \"cds.hana.NCHAR\", \"length\": 3",
            "\"type\": \"cds.hana.VARCHAR\", \"length\": 40",
            "\"type\": \"cds.Binary\", \"length\": 16",
            "\"type\": \"cds.hana.BINARY\", \"length\": 16",
            "\"type\": \"cds.Decimal\", \"precision\": 17, \"scale\": 2",
            "\"type\": \"cds.Decimal\", \"precision\": 10",
            "\"type\": \"cds.Decimal\", \"scale\": \"floating\"",
            "\"type\": \"cds.Decimal\", \"scale\": \"variable\"",
            "\"type\": \"cds.Decimal\", \"precision\": 20, \"scale\": \"floating\"",
            "\"type\": \"cds.Decimal\", \"precision\": 39, \"scale\": 2",
            "\"type\": \"cds.Decimal\", \"precision\": 10, \"scale\": 12",
            "\"type\": \"cds.Decimal\", \"scale\": 2",
            "\"type\": \"cds.hana.ST_POINT\", \"srid\": 4326",
            "\"type\": \"cds.Vector\", \"length\": 768");

    private static final List<String> FURTHER = List.of(
            "\"type\": \"Amount\"",
            "\"type\": \"Short\", \"length\": 20",
            "\"type\": {\"ref\": [\"Other\", \"ID\"]}",
            "\"type\": \"cds.String\", \"length\": 1, \"enum\": {\"open\": {\"val\": \"O\"}, \"done\": {\"val\": \"D\"}}",
            "\"type\": \"Colour\"",
            "\"type\": \"cds.String\", \"enum\": 1",
            "\"elements\": {\"id\": {\"type\": \"cds.Integer\", \"notNull\": true}, \"text\": {\"type\": \"Short\"}}",
            "\"items\": {\"type\": \"cds.String\", \"length\": 10}",
            "\"many\": {\"type\": \"cds.Date\"}",
            "\"items\": {\"elements\": {\"id\": {\"type\": \"cds.Integer\"}}}",
            "\"type\": \"cds.Association\", \"target\": \"Other\"",
            "\"type\": \"cds.Composition\", \"target\": \"Other\"",
            "\"type\": \"Orphan\"",
            "\"type\": \"Loop\"",
            "\"type\": \"acme.Unknown\"",
            "\"@EndUserText.label\": \"no type\"",
            "\"type\": 1");

    @Test
    void thePageSaysWhatTheCodeDoes() {
        new GeneratedPage("CSN and canonical types")
                .paragraph(
                        """
                        What an element of a CSN document becomes, and what a canonical type becomes in CSN. Made from the code by
                        `CsnMappingPageTest`. A type's own name and its facets are kept beside the canonical type, so that an asset that was read
                        from CSN is written as it was; the last column says what the canonical type gives by itself.""")
                .heading("Built-in types without facets")
                .table(
                        head(),
                        BuiltInTypes.names().stream()
                                .map("\"type\": \"%s\""::formatted)
                                .map(CsnMappingPageTest::fromCsn)
                                .toList())
                .heading("Facets")
                .paragraph("A facet out of range leaves the widest type of its family, and is reported.")
                .table(head(), FACETS.stream().map(CsnMappingPageTest::fromCsn).toList())
                .heading("Derived, structured, listed and enumerated types")
                .paragraph("Types that the elements below refer to:")
                .paragraph("```json\n{" + TYPES.strip() + "}\n```")
                .table(head(), FURTHER.stream().map(CsnMappingPageTest::fromCsn).toList())
                .heading("Canonical types as CSN")
                .table(
                        List.of("canonical", "CSN", "reported"),
                        EveryType.samples().stream()
                                .map(CsnMappingPageTest::toCsn)
                                .toList())
                .check(Path.of("../docs/mapping/csn.md"), "connector-datasphere", "CsnMappingPageTest");
    }

    private static List<String> head() {
        return List.of("CSN", "canonical", "reported", "CSN from the canonical type alone");
    }

    private static List<String> fromCsn(String element) {
        String elements = "\"K\": {\"type\": \"cds.Integer\"}, \"C\": {%s}".formatted(element);
        Finding finding = Csn.finding(TYPES + "," + Csn.entity("T", elements), "T");
        Asset asset = Csn.asset(finding);
        if (!asset.associations().isEmpty()) {
            return List.of(code(element), "no column; a relationship of the asset", "", "");
        }
        DataType type = Csn.column(asset, "C").type();
        return List.of(code(element), code(type), reasons(Csn.losses(finding)), code(csn(type)));
    }

    private static List<String> toCsn(DataType type) {
        Asset asset = Asset.builder(new AssetId("acme", "S", "T"), AssetKind.TABLE)
                .columns(List.of(Column.of("C", type)))
                .build();
        return List.of(
                code(type), code(csn(type)), reasons(CsnWriter.write(asset).losses()));
    }

    private static String csn(DataType type) {
        return CanonicalJson.print(new Tree.Node(TypeWriter.write(type)));
    }

    private static String reasons(List<Loss> losses) {
        return losses.stream()
                .filter(loss -> loss.path().equals("columns/C/type"))
                .map(loss -> "%s: %s".formatted(loss.severity(), loss.reason()))
                .distinct()
                .collect(joining("\n"));
    }
}
