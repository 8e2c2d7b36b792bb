package dev.lockstep.it;

import static dev.lockstep.testkit.GeneratedPage.code;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.RunReport;
import dev.lockstep.testkit.GeneratedPage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a whole run makes of each type, read from the catalog it wrote. */
class MappingOverviewPageTest {
    private static final Path PAGES = Path.of("../docs/mapping");
    private static final Pattern BUILT_IN =
            Pattern.compile("^\\| `\"type\": \"(cds\\.[A-Za-z0-9_.]+)\"`", Pattern.MULTILINE);

    private static final List<String> FURTHER = List.of(
            "\"type\":\"cds.String\",\"length\":10",
            "\"type\":\"cds.hana.NCHAR\",\"length\":3",
            "\"type\":\"cds.Binary\",\"length\":16",
            "\"type\":\"cds.Decimal\",\"precision\":15,\"scale\":2",
            "\"type\":\"cds.Decimal\",\"precision\":20,\"scale\":\"floating\"",
            "\"type\":\"cds.Decimal\",\"precision\":39,\"scale\":2",
            "\"type\":\"cds.hana.ST_POINT\",\"srid\":4326",
            "\"type\":\"cds.Vector\",\"length\":768",
            "\"type\":\"cds.String\",\"length\":1,\"enum\":{\"open\":{\"val\":\"O\"}}",
            "\"elements\":{\"id\":{\"type\":\"cds.Integer\"},\"Net Amount\":{\"type\":\"cds.Double\"}}",
            "\"items\":{\"type\":\"cds.Date\"}",
            "\"type\":\"acme.Unknown\"");

    /** Where Glue gets something else than SAP's own mapping says: SAP's words, an example, the reason. */
    private record Deviation(String what, String sap, String example, String reason) {}

    private static final List<Deviation> DEVIATIONS = List.of(
            new Deviation(
                    "length of a string",
                    "`STRING`, no length",
                    "\"type\":\"cds.String\",\"length\":10",
                    "The length is what tells a code from a text. `varchar(n)` says it natively, and every engine reads it as text."),
            new Deviation(
                    "unsigned byte",
                    "`TINYINT` in HANA, `Edm.Byte` in OData",
                    "\"type\":\"cds.hana.TINYINT\"",
                    "Hive's `tinyint` is signed: 128 to 255 would not fit."),
            new Deviation(
                    "amounts in a currency",
                    "`DECIMAL(p,s)` with p below 17 widened to 17",
                    "\"type\":\"cds.Decimal\",\"precision\":15,\"scale\":2",
                    "The declared digits are a fact about the column; Hive has no reason to widen them. The currency column is named in"
                            + " `datasphere.currency`; no value is shifted."),
            new Deviation(
                    "decimal whose point floats",
                    "`DECIMAL(34,4)` as a compromise",
                    "\"type\":\"cds.DecimalFloat\"",
                    "Ten digits after the point keep rates and factors that four would cut, and 28 before it hold any amount. Either is less than the"
                            + " source, so it is reported."),
            new Deviation(
                    "SMALLDECIMAL",
                    "cast to `DECIMAL`",
                    "\"type\":\"cds.hana.SMALLDECIMAL\"",
                    "As above: a `DECIMAL` without numbers would be `decimal(10,0)` in Hive."),
            new Deviation(
                    "time of day",
                    "`STRING` in the form HHmmss, marked as a time",
                    "\"type\":\"cds.Time\"",
                    "The same type; that it is a time stands in `datasphere.type`. The form of the values is the reader's choice and is not promised."),
            new Deviation(
                    "UUID",
                    "`STRING(36)`",
                    "\"type\":\"cds.UUID\"",
                    "A length would promise a spelling, with or without hyphens, that a catalog cannot keep. That it is a UUID stands in"
                            + " `datasphere.type`."),
            new Deviation(
                    "spatial values",
                    "`VARCHAR`",
                    "\"type\":\"cds.hana.ST_GEOMETRY\"",
                    "Hive's `varchar` needs a length, and the text of a shape has none. The reference system stands in `datasphere.type`."));

    @TempDir
    Path folder;

    @Test
    void thePageSaysWhatARunWrites() throws IOException {
        List<String> elements = new ArrayList<>(builtIn());
        elements.addAll(FURTHER);
        DEVIATIONS.stream()
                .map(Deviation::example)
                .filter(example -> !elements.contains(example))
                .forEach(elements::add);
        CsnFolder.write(folder.resolve("S/types.json"), table(elements));
        try (Scene scene = Scene.ofFolder(folder)) {
            RunReport report = scene.sync();
            JsonNode columns = scene.glue()
                    .catalog()
                    .table("s", "t")
                    .orElseThrow()
                    .path("StorageDescriptor")
                    .path("Columns");
            page(elements, report, columns)
                    .check(PAGES.resolve("csn-to-glue.md"), "integration-tests", "MappingOverviewPageTest");
        }
    }

    private static GeneratedPage page(List<String> elements, RunReport report, JsonNode columns) {
        return new GeneratedPage("Datasphere to Glue: types")
                .paragraph(
                        """
                        Which column type an element of Datasphere has in the Glue Data Catalog, as a run writes it. Made by `MappingOverviewPageTest`,
                        which syncs a table with these columns and reads the catalog. The two halves are in [csn.md](csn.md) and [glue.md](glue.md);
                        [csdl.md](csdl.md) and [bson.md](bson.md) say the same of OData metadata and of documents.""")
                .table(
                        List.of("CSN", "Glue", "`datasphere.type`", "reported"),
                        IntStream.range(0, elements.size())
                                .mapToObj(i -> List.of(
                                        code(elements.get(i)),
                                        code(columns.get(i).path("Type").asText()),
                                        code(columns.get(i)
                                                .path("Parameters")
                                                .path("datasphere.type")
                                                .asText()),
                                        losses(report, i)))
                                .toList())
                .heading("Where this is not what SAP publishes")
                .paragraph(
                        """
                        SAP maps CSN types to Spark in the CSN Interoperability specification, and to OData in `$metadata`. Wherever Glue gets something
                        else, it is on purpose:""")
                .table(
                        List.of("what", "SAP", "example", "Glue", "reason"),
                        DEVIATIONS.stream()
                                .map(it -> List.of(
                                        it.what(),
                                        it.sap(),
                                        code(it.example()),
                                        code(columns.get(elements.indexOf(it.example()))
                                                .path("Type")
                                                .asText()),
                                        it.reason()))
                                .toList());
    }

    /** Every built-in type that the page of the Datasphere side has, and that is a column. */
    private static List<String> builtIn() throws IOException {
        Matcher names = BUILT_IN.matcher(Files.readString(PAGES.resolve("csn.md")));
        List<String> found = names.results()
                .map(name -> "\"type\":\"%s\"".formatted(name.group(1)))
                .toList();
        assertThat(found).hasSizeGreaterThan(35).doesNotHaveDuplicates();
        return found;
    }

    private static String table(List<String> elements) {
        List<String> named = new ArrayList<>();
        elements.forEach(element -> named.add("\"C%d\":{%s}".formatted(named.size(), element)));
        return "{\"definitions\":{\"T\":{\"kind\":\"entity\",\"elements\":{%s}}}}".formatted(String.join(",", named));
    }

    private static String losses(RunReport report, int column) {
        return report.plan().losses().stream()
                .filter(loss -> loss.path().startsWith("columns/C%d/type".formatted(column)))
                .map(loss -> "%s: %s".formatted(loss.severity(), loss.reason()))
                .distinct()
                .collect(joining("\n"));
    }
}
