package dev.lockstep.glue.mapping;

import static dev.lockstep.testkit.GeneratedPage.code;

import dev.lockstep.model.DataType;
import dev.lockstep.testkit.EveryType;
import dev.lockstep.testkit.GeneratedPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class HiveMappingPageTest {
    private static final List<String> READ = List.of(
            "boolean",
            "tinyint",
            "smallint",
            "int",
            "integer",
            "INT",
            "bigint",
            "float",
            "real",
            "double",
            "double precision",
            "decimal",
            "decimal(10)",
            "decimal(10, 2)",
            "DEC(5,1)",
            "numeric(38,38)",
            "decimal(39,2)",
            "string",
            "varchar(10)",
            "varchar(65536)",
            "char(255)",
            "binary",
            "date",
            "timestamp",
            "timestamp(6)",
            "timestamp with local time zone",
            "timestamp with time zone",
            "array<int>",
            "map<string,decimal(10,2)>",
            "struct<id:int,Name:string not null,`Net Amount`:double comment 'net'>",
            "struct<>",
            "uniontype<int,string>",
            "array<struct<a:map<int,array<date>>>>",
            "void",
            "interval_day_time",
            "uuid",
            "geometry(4326)",
            "foo<int>",
            "array<int",
            "");

    @Test
    void thePageSaysWhatTheCodeDoes() {
        new GeneratedPage("Glue (Hive) and canonical types")
                .paragraph(
                        """
                        What a column type of the Glue Data Catalog means, and which column type a canonical type is published as. Made from the code by
                        `HiveMappingPageTest`. What is published is what Hive, Spark, Trino and Athena can all read: one type that one engine cannot
                        parse makes the whole table unreadable there. Whatever the published type does not say is kept beside it, in the readable
                        parameter `datasphere.type` of the column and exactly in the table's `lockstep.model`, so it comes back.""")
                .heading("Column types as they are read")
                .paragraph(
                        "What is malformed, or no type of the model, is carried by its text and goes back as it came.")
                .table(
                        List.of("Glue", "canonical", "Glue again"),
                        READ.stream().map(HiveMappingPageTest::read).toList())
                .heading("Canonical types as they are published")
                .paragraph(
                        "NOTE: nothing is lost, but Glue's own field does not say all. DEGRADED: engines see less than the source says.")
                .table(
                        List.of("canonical", "Glue", "reported"),
                        EveryType.samples().stream()
                                .map(HiveMappingPageTest::published)
                                .toList())
                .check(Path.of("../docs/mapping/glue.md"), "connector-glue", "HiveMappingPageTest");
    }

    private static List<String> read(String text) {
        DataType type = GlueTypes.read(text);
        return List.of(text.isEmpty() ? "no type" : code(text), code(type), code(GlueTypes.print(type)));
    }

    private static List<String> published(DataType type) {
        List<String> reasons = new ArrayList<>();
        String text =
                PublishedTypes.print(type, (severity, reason) -> reasons.add("%s: %s".formatted(severity, reason)));
        return List.of(code(type), code(text), String.join("\n", reasons));
    }
}
