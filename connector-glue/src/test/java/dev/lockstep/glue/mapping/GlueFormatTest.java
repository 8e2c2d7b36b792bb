package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GlueFormatTest {
    private static final GlueFormat FORMAT = new GlueFormat(List.of("en"));
    private static final AssetId ID = new AssetId("acme", "SALES EU", "Umsatz/€");
    private static final Address ADDRESS = new Address("sales_eu", "umsatz__");

    @Test
    void anAssetBecomesATableThatEveryEngineLoadsAndNoneScans() {
        Form form = render(Column.of("Größe", new DataType.Int(32, true))).form();
        assertThat(text(form, "/tableType")).isEqualTo("EXTERNAL_TABLE");
        assertThat(form.find(FieldPath.of("partitionKeys"))).contains(new Form.Value.Names(List.of()));
        assertThat(text(form, "/storageDescriptor/location"))
                .isEqualTo("sap-datasphere://acme/SALES%20EU/Umsatz%2F%E2%82%AC");
        assertThat(text(form, "/storageDescriptor/inputFormat")).endsWith("TextInputFormat");
        assertThat(text(form, "/storageDescriptor/serdeInfo/serializationLibrary"))
                .endsWith("LazySimpleSerDe");
        assertThat(text(form, "/parameters/classification")).isEqualTo("sap-datasphere");
        assertThat(text(form, "/parameters/sourceTable")).isEqualTo("Umsatz/€");
        assertThat(text(form, "/parameters/columnMapping")).isEqualTo("groesse=Größe");
        assertThat(text(form, "/columns/groesse/parameters/datasphere.name")).isEqualTo("Größe");
        assertThat(text(form, "/columns/groesse/type")).isEqualTo("int");
        assertThat(TableForms.normalised(form)).isEqualTo(form);
    }

    @Test
    void anAssetWithoutColumnsIsATable() {
        assertThat(render().form().names(FieldPath.of("columns"))).isEmpty();
    }

    @Test
    void theWishedLanguageIsShownAndTheOthersAreKept() {
        var label = new Texts(Map.of("de", "Netto", "en", "Net", "", "?"));
        Form form = render(
                        Column.builder("NET", new DataType.Date()).label(label).build())
                .form();
        assertThat(text(form, "/columns/net/comment")).isEqualTo("Net");
        assertThat(text(form, "/columns/net/parameters/datasphere.label.de")).isEqualTo("Netto");
        assertThat(text(form, "/columns/net/parameters/datasphere.label.und")).isEqualTo("?");
    }

    @Test
    void aLongLabelIsCutBetweenCodePointsReportedAndKept() {
        String label = "😀".repeat(100);
        Rendering rendering = render(
                Column.builder("A", new DataType.Date()).label(Texts.of(label)).build());
        String comment = text(rendering.form(), "/columns/a/comment");
        assertThat(comment).isEqualTo("😀".repeat(63) + "…");
        assertThat(text(rendering.form(), "/columns/a/parameters/datasphere.label"))
                .isEqualTo(label);
        assertThat(rendering.losses())
                .anyMatch(loss -> loss.path().equals("columns/A/label") && loss.severity() == Loss.Severity.DEGRADED);
    }

    @Test
    void aHugeNumberIsShownWithItsExponent() {
        var properties = new Tree.Node(Map.of(
                "huge", new Tree.Num(new BigDecimal("1e999999999")), "round", new Tree.Num(new BigDecimal("2e3"))));
        Optional<String> none = Optional.empty();
        var stewardship = new Stewardship(none, none, none, none, none, none, List.of(), List.of(), properties);
        Asset asset =
                Asset.builder(ID, AssetKind.TABLE).stewardship(stewardship).build();
        Form form = FORMAT.render(asset, ADDRESS, "sync").form();
        assertThat(text(form, "/parameters/datasphere.property.huge")).isEqualTo("1E+999999999");
        assertThat(text(form, "/parameters/datasphere.property.round")).isEqualTo("2000");
    }

    @Test
    void lineBreaksInALabelAreBlanksInTheComment() {
        Form form = render(Column.builder("A", new DataType.Date())
                        .label(Texts.of("two\r\nlines"))
                        .build())
                .form();
        assertThat(text(form, "/columns/a/comment")).isEqualTo("two lines");
    }

    @Test
    void whatAColumnMeansIsReadable() {
        Form form = render(Column.builder("NET", new DataType.FloatingDecimal(34))
                        .keyPosition(2)
                        .nullable(false)
                        .role(ColumnRole.MEASURE)
                        .currencyColumn("CURR")
                        .build())
                .form();
        assertThat(text(form, "/columns/net/parameters/datasphere.type")).isEqualTo("floating decimal(34)");
        assertThat(text(form, "/columns/net/parameters/datasphere.role")).isEqualTo("measure");
        assertThat(text(form, "/columns/net/parameters/datasphere.currency")).isEqualTo("CURR");
        assertThat(text(form, "/columns/net/parameters/datasphere.key")).isEqualTo("2");
        assertThat(text(form, "/columns/net/parameters/datasphere.required")).isEqualTo("true");
        assertThat(text(form, "/parameters/datasphere.keys")).isEqualTo("NET");
    }

    @Test
    void twoColumnsThatFoldToOneAreBothNamed() {
        assertThatThrownBy(
                        () -> render(Column.of("Net A", new DataType.Date()), Column.of("NET_A", new DataType.Date())))
                .isInstanceOf(UnsupportedMetadataException.class)
                .hasMessageContaining("Net A")
                .hasMessageContaining("NET_A")
                .hasMessageContaining("net_a");
    }

    @Test
    void aColumnNameThatIsTooLongIsRefused() {
        assertThat(render(Column.of("x".repeat(255), new DataType.Date())).form())
                .isNotNull();
        assertThatThrownBy(() -> render(Column.of("x".repeat(256), new DataType.Date())))
                .isInstanceOf(UnsupportedMetadataException.class)
                .hasMessageContaining("256 bytes");
    }

    @Test
    void aNameThatFederationCannotReadIsLeftOutAndReported() {
        Rendering rendering = render(Column.of("a,b", new DataType.Date()));
        assertThat(rendering.form().find(FieldPath.of("parameters", "columnMapping")))
                .isEmpty();
        assertThat(rendering.losses()).anyMatch(loss -> loss.path().equals("parameters/columnMapping"));
    }

    @Test
    void aWideTableStaysSmallAndComesBack() {
        Asset wide = asset(IntStream.range(0, 1_500)
                .mapToObj(i -> Column.builder("COLUMN_" + i, DataType.Text.of(40))
                        .label(new Texts(Map.of("en", "Column number " + i, "de", "Spalte Nummer " + i)))
                        .role(ColumnRole.ATTRIBUTE)
                        .build())
                .toList());
        Rendering rendering = FORMAT.render(wide, ADDRESS, "sync");
        assertThat(FORMAT.recall(rendering.form())).isEqualTo(new Recall.Known(wide));
        assertThat(bytes(rendering.form())).isLessThan(TableSize.MAX_BYTES);
        assertThat(rendering.losses())
                .anyMatch(loss -> loss.path().equals("columns") && loss.reason().contains("left out"));
    }

    @Test
    void theHeaviestAnnotationsGoFirstAndAreNamed() {
        var random = new SplittableRandom(1);
        Asset heavy = asset(List.of(Column.of("A", new DataType.Date()))).toBuilder()
                .rest(new Tree.Node(Map.of("light", Tree.text("kept"), "heavy", Tree.text(noise(random, 400_000)))))
                .build();
        Rendering rendering = FORMAT.render(heavy, ADDRESS, "sync");
        assertThat(rendering.losses())
                .filteredOn(loss -> loss.severity() == Loss.Severity.DROPPED)
                .singleElement()
                .satisfies(loss -> assertThat(loss.path()).isEqualTo("rest/heavy"));
        Asset kept = ((Recall.Known) FORMAT.recall(rendering.form())).asset();
        assertThat(kept.rest()).isEqualTo(new Tree.Node(Map.of("light", Tree.text("kept"))));
        assertThat(bytes(rendering.form())).isLessThan(TableSize.MAX_BYTES);
    }

    @Test
    void aTableThatIsTooLargeEvenSoIsRefused() {
        List<Column> columns = IntStream.range(0, 6_000)
                .mapToObj(i -> Column.of("A_COLUMN_WITH_A_LONG_NAME_" + i, new DataType.Date()))
                .toList();
        assertThatThrownBy(() -> FORMAT.render(asset(columns), ADDRESS, "sync"))
                .isInstanceOf(UnsupportedMetadataException.class)
                .hasMessageContaining("6000 columns")
                .hasMessageContaining("256 kB");
    }

    @Test
    void aModelOfALaterFormatIsDamagedAndSaysSo() {
        Map<FieldPath, Form.Value> fields = new HashMap<>(render().form().fields());
        fields.put(FieldPath.of("parameters", "lockstep.model"), new Form.Value.Text("2 json 1 x"));
        assertThat(FORMAT.recall(new Form(fields)))
                .isInstanceOfSatisfying(Recall.Damaged.class, damaged -> assertThat(damaged.reason())
                        .contains("format 2"));
    }

    @ParameterizedTest
    @CsvSource({
        "/parameters/lockstep.model.2, SYNC",
        "/parameters/datasphere.steward, HEALED",
        "/parameters/crawler, SHARED",
        "/columns/a/parameters/datasphere.role, HEALED",
        "/columns/a/parameters/other, SHARED",
        "/columns/a/type, SHARED",
        "/columns, SHARED",
        "/description, SHARED",
        "/storageDescriptor/location, STORAGE",
        "/storageDescriptor/numberOfBuckets, SHARED",
        "/tableType, STORAGE"
    })
    void everyFieldHasItsGuard(String path, Guard guard) {
        assertThat(FORMAT.guard(new FieldPath(path))).isEqualTo(guard);
    }

    @ParameterizedTest
    @CsvSource({
        "NET_AMOUNT, net_amount",
        "/BIC/AZSALES, _bic_azsales",
        "Größe, groesse",
        "Łódź, lodz",
        "Ærø, aeroe",
        "A.B, a_b",
        "İd, id",
        "ÇÉ, ce",
        "収益, __",
        "😀, _",
        "Straße 1, strasse_1"
    })
    void namesAreFoldedToSmallLettersDigitsAndUnderscores(String name, String folded) {
        assertThat(GlueNames.RULE.fold(name)).isEqualTo(folded);
        assertThat(GlueNames.RULE.fold(folded)).isEqualTo(folded);
        assertThat(GlueNames.RULE.violation(folded)).isEmpty();
    }

    private static Rendering render(Column... columns) {
        return FORMAT.render(asset(List.of(columns)), ADDRESS, "sync");
    }

    private static Asset asset(List<Column> columns) {
        return Asset.of(ID, AssetKind.VIEW, columns);
    }

    private static String text(Form form, String path) {
        return form.findText(new FieldPath(path)).orElse("");
    }

    private static int bytes(Form form) {
        return form.fields().entrySet().stream()
                .mapToInt(field -> TextFit.bytes(FormTexts.of(field.getValue())) + 20)
                .sum();
    }

    private static String noise(SplittableRandom random, int length) {
        return random.ints(length, ' ', '~')
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    private static final class FormTexts {
        static String of(Form.Value value) {
            return value instanceof Form.Value.Names names
                    ? String.join(",", names.names())
                    : ((Form.Value.Text) value).text();
        }
    }
}
