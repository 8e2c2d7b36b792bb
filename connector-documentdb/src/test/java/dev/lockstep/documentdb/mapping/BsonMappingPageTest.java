package dev.lockstep.documentdb.mapping;

import static dev.lockstep.testkit.GeneratedPage.code;

import dev.lockstep.model.DataType;
import dev.lockstep.testkit.EveryType;
import dev.lockstep.testkit.GeneratedPage;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.bson.BsonArray;
import org.junit.jupiter.api.Test;

class BsonMappingPageTest {
    /** Source: BSON specification, binary subtypes; 128 and above are the user's own. */
    private static final List<Integer> SUBTYPES = IntStream.concat(IntStream.rangeClosed(0, 9), IntStream.of(128))
            .boxed()
            .toList();

    private static final List<String> SHAPES = List.of(
            "object<_id:objectId,note?:string>",
            "object<*:long>",
            "object<>",
            "array<int>",
            "array<anyOf<int,string>>");

    private static final List<String> TOGETHER = List.of(
            "[1, {$numberLong: '2'}]",
            "[1, 2.5]",
            "[{$numberLong: '1'}, 2.5]",
            "[{$numberLong: '1'}, {$numberDecimal: '2.5'}]",
            "[1, null]",
            "[]",
            "[1, 'a']",
            "[{a: 1}, {a: 2.5, b: true}]",
            "[{a: 1}, 'a']",
            "[[1], []]");

    @Test
    void thePageSaysWhatTheCodeDoes() {
        new GeneratedPage("Document (BSON) and canonical types")
                .paragraph(
                        """
                        What a kind of value in a document means, what several values mean together, and as what a canonical type is stored. Made from
                        the code by `BsonMappingPageTest`. Kinds are called as `$type` calls them. A kind that the model has no word for is carried
                        by its name and comes back as it was.""")
                .heading("Kinds of values")
                .table(
                        List.of("BSON", "canonical"),
                        AnyBson.KINDS.stream()
                                .map(BsonKinds::name)
                                .map(BsonMappingPageTest::read)
                                .toList())
                .heading("Subtypes of binary, documents, arrays")
                .table(
                        List.of("BSON", "canonical"),
                        Stream.concat(SUBTYPES.stream().map("binData(%d)"::formatted), SHAPES.stream())
                                .map(BsonMappingPageTest::read)
                                .toList())
                .heading("Several values together")
                .paragraph(
                        """
                        The narrowest type that holds all of them. A field that some documents lack is nullable. Null and an empty array decide nothing
                        until another value does.""")
                .table(
                        List.of("values", "type", "reported"),
                        TOGETHER.stream().map(BsonMappingPageTest::together).toList())
                .heading("Canonical types as they are stored")
                .table(
                        List.of("canonical", "BSON", "reported"),
                        EveryType.samples().stream()
                                .map(BsonMappingPageTest::stored)
                                .toList())
                .check(Path.of("../docs/mapping/bson.md"), "connector-documentdb", "BsonMappingPageTest");
    }

    private static List<String> read(String text) {
        return List.of(code(text), code(BsonTypes.parse(text)));
    }

    private static List<String> together(String json) {
        List<String> conflicts = new ArrayList<>();
        DataType type = ObservedTypes.of(BsonArray.parse(json), (path, reason) -> conflicts.add(reason));
        return List.of(
                code(json), code(BsonTypes.print(((DataType.Array) type).element())), String.join("\n", conflicts));
    }

    private static List<String> stored(DataType type) {
        List<String> reasons = new ArrayList<>();
        DataType stored = StoredTypes.of(type, (severity, reason) -> reasons.add("%s: %s".formatted(severity, reason)));
        return List.of(code(type), code(BsonTypes.print(stored)), String.join("\n", reasons));
    }
}
