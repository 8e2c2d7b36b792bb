package dev.lockstep.it;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.spi.Completeness.Gap;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every kind of bad input through a whole run: discover, plan, sync and a second sync. The place is named, what is good beside it arrives, and
 * the second run writes nothing. The time limit is far from what is needed; it is there so that a hang is a failure.
 */
@Timeout(300)
class BadInputTest {
    private static final String GOOD =
            "{\"definitions\":{\"GOOD\":{\"kind\":\"entity\",\"elements\":{\"ID\":{\"type\":\"cds.Integer\",\"key\":true}}}}}";

    private static final int DEEP = 100_000;
    private static final String LONG = "x".repeat(100_000);

    @TempDir
    Path folder;

    /** A column that arrives, with the place and the reason of its loss. */
    static Stream<Arguments> elements() {
        return Stream.of(
                element(
                        "a type that is its own base",
                        "'type':'Loop'",
                        "columns/C/type",
                        "refers to itself: Loop -> Loop"),
                element("types that are each other's base", "'type':'Ping'", "columns/C/type", "Ping -> Pong -> Ping"),
                element("a type that holds itself", "'type':'Nest'", "columns/C/type", "refers to itself"),
                element(
                        "a type whose base is missing",
                        "'type':'Orphan'",
                        "columns/C/type",
                        "the type acme.Gone is not known"),
                element(
                        "a type that is nowhere",
                        "'type':'acme.Gone'",
                        "columns/C/type",
                        "the type acme.Gone is not known"),
                element("a type whose name has 100 kB", "'type':'" + LONG + "'", "columns/C/type", "is not known"),
                element("a type that is a number", "'type':7", "columns/C/type", "neither a name nor a reference"),
                element(
                        "types that multiply at each level",
                        "'type':'M0'",
                        "columns/C/type",
                        "more definitions than can be followed"),
                element(
                        "a precision over 38",
                        "'type':'cds.Decimal','precision':39",
                        "columns/C/type",
                        "the precision is 39"),
                element(
                        "a huge precision",
                        "'type':'cds.Decimal','precision':1e9999",
                        "columns/C/type",
                        "the precision is 1E+9999"),
                element(
                        "a scale over the precision",
                        "'type':'cds.Decimal','precision':5,'scale':6",
                        "columns/C/type",
                        "the scale is 6"),
                element(
                        "a negative scale",
                        "'type':'cds.Decimal','precision':5,'scale':-1",
                        "columns/C/type",
                        "the scale is -1"),
                element("a negative length", "'type':'cds.String','length':-5", "columns/C/type", "the length is -5"),
                element("a length of nothing", "'type':'cds.String','length':0", "columns/C/type", "the length is 0"),
                element(
                        "a length that is a text",
                        "'type':'cds.String','length':'ten'",
                        "columns/C/type",
                        "no whole number"),
                element("a fractional srid", "'type':'cds.hana.ST_POINT','srid':1.5", "columns/C/type", "srid"),
                element(
                        "an enumeration that is a list",
                        "'type':'cds.String','enum':[1]",
                        "columns/C/type",
                        "enumeration"),
                element(
                        "a member of an enumeration that is no object",
                        "'type':'cds.String','enum':{'a':1,'b':{'val':'B'}}",
                        "columns/C/type",
                        "the value a"),
                element(
                        "a member whose value is an object",
                        "'type':'cds.String','enum':{'a':{'val':{'x':1}}}",
                        "columns/C/type",
                        "the value a"),
                element(
                        "a member that does not fit the type",
                        "'type':'cds.Integer','enum':{'a':{'val':'one'}}",
                        "columns/C/type",
                        "the value a"),
                element("items that are a text", "'items':'cds.String'", "columns/C/type", "items"),
                element("elements that are a list", "'elements':[1]", "columns/C/type", "elements"),
                element(
                        "a field without a name",
                        "'elements':{'':{'type':'cds.Date'},'x':{'type':'cds.Date'}}",
                        "columns/C/type",
                        "no name"));
    }

    /** An annotation or text that arrives whole: nothing is lost, whatever its shape. */
    static Stream<Arguments> texts() {
        return Stream.of(
                Arguments.of("a text of 100 kB", "'@EndUserText.label':'" + LONG + "'"),
                Arguments.of("a long text of 100 kB", "'@EndUserText.quickInfo':'" + LONG + "'"),
                Arguments.of("control characters", "'@EndUserText.label':'a\\u0000b\\u0007c\\u001f\\u0085\\u2028d'"),
                Arguments.of("half a character", "'@EndUserText.label':'a\\ud83d','@EndUserText.quickInfo':'\\ude00b'"),
                Arguments.of("a label that is a list", "'@EndUserText.label':['a']"),
                Arguments.of("a label that is a number", "'@EndUserText.label':1e400"),
                Arguments.of("a constant with a hash", "'@Aggregation.default':'#SUM'"),
                Arguments.of("a constant as it should be", "'@Aggregation.default':{'#':'SUM'}"),
                Arguments.of("a constant that is a reference", "'@Aggregation.default':{'=':'sum'}"),
                Arguments.of("a constant that is bare", "'@Aggregation.default':'SUM'"),
                Arguments.of("a constant that nobody knows", "'@Aggregation.default':{'#':'MEDIAN'}"),
                Arguments.of("a reference that is bare", "'@Semantics.amount.currencyCode':'CURRENCY'"),
                Arguments.of("a reference to nothing", "'@Semantics.amount.currencyCode':{'=':'NOWHERE'}"),
                Arguments.of("a reference that is a constant", "'@Semantics.amount.currencyCode':{'#':'CURRENCY'}"),
                Arguments.of("one object where a list belongs", "'@ObjectModel.text.element':{'=':'CURRENCY'}"),
                Arguments.of("a flag that is a text", "'@Consumption.hidden':'yes','key':'true','notNull':1"),
                Arguments.of("null everywhere", "'@EndUserText.label':null,'default':null,'length':null,'key':null"),
                Arguments.of("100 levels of an annotation", "'@deep':" + "[".repeat(100) + "]".repeat(100)));
    }

    /** A document that cannot be read, and what is said of it. */
    static Stream<Arguments> documents() {
        return Stream.of(
                Arguments.of("nothing", "", "the document is empty"),
                Arguments.of("no JSON", "<html>", "line 1, column"),
                Arguments.of("no object", "[]", "not a JSON object"),
                Arguments.of(
                        "an element twice",
                        definition("'A':{'type':'cds.Date'},\n'A':{'type':'cds.Time'}"),
                        "line 2, column 1: the member \"A\" appears twice"),
                Arguments.of(
                        "a member of an enumeration twice",
                        definition("'A':{'type':'cds.String','enum':{'x':{},'x':{}}}"),
                        "\"x\" appears twice"),
                Arguments.of(
                        "100,000 lists", definition("'A':{'@a':" + "[".repeat(DEEP) + "]".repeat(DEEP) + "}"), "nest"),
                Arguments.of(
                        "100,000 objects",
                        definition("'A':" + "{'items':".repeat(DEEP) + "1" + "}".repeat(DEEP)),
                        "nest"),
                Arguments.of("100,000 lists that never end", "[".repeat(DEEP), "nest"),
                Arguments.of(
                        "a number of a million digits",
                        definition("'A':{'length':" + "9".repeat(1_000_000) + "}"),
                        "line 1, column"),
                Arguments.of("a number of any size", definition("'A':{'length':1e999999999}"), "out of range"),
                Arguments.of(
                        "a name of a million characters that never ends",
                        "{\"" + "n".repeat(1_000_000),
                        "line 1, column"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("elements")
    void aColumnArrivesAndItsLossIsNamedWithItsPlace(String what, String element, String path, String reason) {
        document("bad.json", definition("'ID':{'type':'cds.Integer'},'C':{%s}".formatted(element)));

        RunReport report = sync();

        assertThat(arrived(report)).containsExactlyInAnyOrder("s.good", "s.bad");
        assertThat(report.plan().losses()).anySatisfy(loss -> {
            assertThat(loss.asset().name()).isEqualTo("BAD");
            assertThat(loss.path()).isEqualTo(path);
            assertThat(loss.reason()).contains(reason);
        });
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("texts")
    void whateverTheShapeOfATextNothingIsLost(String what, String members) {
        document(
                "bad.json",
                definition("'CURRENCY':{'type':'cds.String'},'C':{'type':'cds.Integer',%s}".formatted(members)));

        RunReport report = sync();

        assertThat(arrived(report)).containsExactlyInAnyOrder("s.good", "s.bad");
        assertThat(report.plan().fidelity().facts())
                .isEqualTo(report.plan().fidelity().kept()
                        + report.plan().fidelity().reported());
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("documents")
    void aDocumentThatCannotBeReadIsNamedWithItsPlace(String what, String text, String reason) {
        document("bad.json", text);

        RunReport report = sync();

        assertThat(arrived(report)).containsExactly("s.good");
        assertThat(report.plan().overall().gaps())
                .extracting(Gap::toString)
                .singleElement()
                .asString()
                .contains("bad.json", reason)
                .hasSizeLessThan(2_000);
    }

    /** The first run, after the second wrote nothing and all views could be printed. */
    private RunReport sync() {
        CsnFolder.write(folder.resolve("S/good.json"), GOOD);
        try (Scene scene = Scene.ofFolder(folder)) {
            Snapshot found = scene.discover();
            assertThat(found.assets()).isNotEmpty();
            RunReport report = scene.sync();
            assertThat(report.verification().mismatches()).isEmpty();
            RunReport second = scene.sync();
            assertThat(second.results()).as("changes of the second run").isEmpty();
            return report;
        }
    }

    private static List<String> arrived(RunReport report) {
        assertThat(report.plan().refusals().stream().map(Refusal::subject)).doesNotContain("scene:S/GOOD");
        return report.results().stream()
                .filter(result ->
                        result.succeeded() && result.planned().change().target().isPresent())
                .map(result -> result.planned().subject())
                .toList();
    }

    private void document(String name, String text) {
        CsnFolder.write(folder.resolve("S").resolve(name), text);
    }

    private static Arguments element(String what, String element, String path, String reason) {
        return Arguments.of(what, element, path, reason);
    }

    /** The table BAD with these elements, beside the types that they refer to. Quotes may be single. */
    private static String definition(String elements) {
        String multiplying = IntStream.range(0, 40)
                .mapToObj(i -> "'M%d':{'kind':'type','elements':{'a':{'type':'M%d'},'b':{'type':'M%d'}}}"
                        .formatted(i, i + 1, i + 1))
                .collect(joining(","));
        return ("{'definitions':{'Loop':{'kind':'type','type':'Loop'},'Ping':{'kind':'type','type':'Pong'},'Pong':{'kind':'type','type':'Ping'},"
                        + "'Nest':{'kind':'type','elements':{'again':{'type':'Nest'}}},'Orphan':{'kind':'type','type':'acme.Gone'},"
                        + multiplying + ",'BAD':{'kind':'entity','elements':{" + elements + "}}}}")
                .replace('\'', '"');
    }
}
