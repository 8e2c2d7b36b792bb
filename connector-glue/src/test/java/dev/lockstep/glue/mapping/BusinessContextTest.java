package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;

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
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Rendering;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BusinessContextTest {
    private static final Shown ENGLISH = new Shown(List.of("en"));
    private static final Address ADDRESS = new Address("sales", "orders");
    private static final GlueFormat BOTH =
            new GlueFormat(List.of("en"), new ContextCarriers(ContextCarriers.Forms.WRITTEN, true));

    @Test
    void aColumnThatSaysNoMoreThanItsOwnFieldsHasNoForm() {
        Column plain = Column.builder("ID", new DataType.Int(32, true))
                .label(Texts.of("Number"))
                .keyPosition(1)
                .build();
        Column measure = Column.builder("NET", new DataType.Int(32, true))
                .role(ColumnRole.MEASURE)
                .build();

        BusinessContext context = BusinessContext.of(asset(List.of(plain, measure), List.of()), ENGLISH);

        assertThat(context.columns()).containsOnlyKeys("net");
        assertThat(context.columns().get("net").members())
                .containsEntry("role", "measure")
                .containsEntry("name", "NET");
    }

    @Test
    void eachMemberIsOneThatTheSchemaKnows() {
        BusinessContext context = BusinessContext.of(asset(List.of(), List.of("Order")), ENGLISH);

        assertThat(context.table().members().keySet())
                .allSatisfy(name -> assertThat(ContextSchema.TABLE.text()).contains("    " + name + ": String\n"));
        assertThat(context.table().members()).containsEntry("releaseState", "RELEASED");
        assertThat(ContextSchema.COLUMN.text()).startsWith("structure LockstepColumn {\n");
    }

    @Test
    void moreTermsThanGlueTakesAreReportedAndStayInTheForm() {
        List<String> many =
                IntStream.range(0, 12).mapToObj(i -> "Term %02d".formatted(i)).toList();
        Asset asset = asset(List.of(), many);

        BusinessContext context = BusinessContext.of(asset, ENGLISH);

        assertThat(context.table().terms()).isEqualTo(many.subList(0, 10));
        assertThat(context.table().members().get("glossary")).contains("Term 11");
        assertThat(BOTH.render(asset, ADDRESS, "s").losses())
                .extracting(Loss::path)
                .contains("stewardship/glossaryTerms");
    }

    @Test
    void aColumnHasItsOwnTermsBeforeItsTags() {
        List<String> many =
                IntStream.range(0, 9).mapToObj(i -> "Term %02d".formatted(i)).toList();
        Asset asset = asset(
                List.of(Column.builder("NET", new DataType.Int(32, true))
                        .tags(List.of("A tag", "B tag"))
                        .glossaryTerms(many)
                        .build()),
                List.of());

        BusinessContext.Said said = BusinessContext.of(asset, ENGLISH).columns().get("net");
        Rendering rendering = BOTH.render(asset, ADDRESS, "s");
        Map<String, Carried> ledger = new TreeMap<>();
        BOTH.ledger(asset, rendering).forEach(entry -> ledger.put(String.join("/", entry.path()), entry));

        assertThat(said.terms()).containsAll(many).contains("A tag").doesNotContain("B tag");
        assertThat(said.members().get("glossary")).contains(many);
        assertThat(rendering.losses()).extracting(Loss::path).contains("columns");
        assertThat(ledger.get("columns/NET/glossaryTerms/8").cause()).contains("if others leave it one of the 10");
        assertThat(ledger.get("columns/NET/tags/1").cause()).contains("at most 10");
    }

    /** An account that was served by an older version has the form type already. */
    @Test
    void aFormTypeThatKnowsNoTermsOfColumnsGetsThem() {
        String older = ContextSchema.COLUMN.text().replace("    glossary: String\n", "");

        assertThat(ContextSchema.COLUMN.missingFrom(older).orElseThrow()).contains("    glossary: String\n");
    }

    @Test
    void theLedgerSaysWhatTheFormHolds() {
        Asset asset = asset(
                List.of(Column.builder("NET", new DataType.Int(32, true))
                        .role(ColumnRole.MEASURE)
                        .unitColumn("UNIT")
                        .build()),
                List.of("Order"));
        Rendering rendering = BOTH.render(asset, ADDRESS, "s");
        Map<String, Carried> ledger = new TreeMap<>();
        BOTH.ledger(asset, rendering).forEach(entry -> ledger.put(String.join("/", entry.path()), entry));

        assertThat(ledger.get("stewardship/releaseState"))
                .isEqualTo(new Carried(
                        List.of("stewardship", "releaseState"),
                        Carrier.FORM,
                        Optional.of(ContextRecord.PATH),
                        "releaseState of the attached form LockstepTable"));
        assertThat(ledger.get("stewardship/glossaryTerms/0").carrier())
                .as("others may have taken its place")
                .isEqualTo(Carrier.PARAMETER);
        assertThat(ledger.get("columns/NET/unitColumn").carrier()).isEqualTo(Carrier.FORM);
        assertThat(ledger.get("columns/NET/type/is").carrier()).isEqualTo(Carrier.NATIVE);
    }

    @Test
    void theLedgerSaysWhichTermsFindNoPlace() {
        List<String> many =
                IntStream.range(0, 12).mapToObj(i -> "Term %02d".formatted(i)).toList();
        Asset asset = asset(List.of(), many);

        Map<String, Carried> ledger = new TreeMap<>();
        BOTH.ledger(asset, BOTH.render(asset, ADDRESS, "s"))
                .forEach(entry -> ledger.put(String.join("/", entry.path()), entry));

        assertThat(ledger.get("stewardship/glossaryTerms/0").cause()).contains("if others leave it one of the 10");
        assertThat(ledger.get("stewardship/glossaryTerms/11"))
                .satisfies(entry -> assertThat(entry.carrier()).isEqualTo(Carrier.PARAMETER))
                .satisfies(entry -> assertThat(entry.cause()).contains("at most 10"));
    }

    @Test
    void aTextThatIsTooLongForAFormIsCutAndReported() {
        String text = "é".repeat(BusinessContext.MAX_TEXT);
        Asset asset = asset(
                        List.of(Column.builder("NET", new DataType.Int(32, true))
                                .description(Texts.of(text))
                                .build()),
                        List.of())
                .toBuilder()
                .description(Texts.of(text))
                .build();

        BusinessContext context = BusinessContext.of(asset, ENGLISH);

        for (String shown : List.of(
                context.table().members().get("description"),
                context.columns().get("net").members().get("description"))) {
            assertThat(TextFit.bytes(shown)).isLessThanOrEqualTo(BusinessContext.MAX_TEXT);
        }
        assertThat(BOTH.render(asset, ADDRESS, "s").losses())
                .filteredOn(loss -> loss.reason().contains("attached form"))
                .extracting(Loss::path)
                .containsExactlyInAnyOrder("description", "columns/NET/description");
    }

    private static Asset asset(List<Column> columns, List<String> terms) {
        return Asset.builder(new AssetId("dsp", "SALES", "ORDERS"), AssetKind.TABLE)
                .columns(columns)
                .stewardship(new Stewardship(
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Optional.of("RELEASED"),
                        Optional.empty(),
                        List.of(),
                        terms,
                        Tree.Node.empty()))
                .build();
    }
}
