package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.testkit.LedgerLaw;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class TableLedgerTest {
    private static final Address ADDRESS = new Address("sales", "orders");
    private static final AssetId ID = new AssetId("acme", "SALES", "ORDERS");

    private final GlueFormat format = new GlueFormat(List.of("en"));

    @Test
    void whatPeopleLookAtIsNativeAndTheRestIsInParameters() {
        Asset asset = Asset.builder(ID, AssetKind.TABLE)
                .label(new Texts(Map.of("en", "Orders", "de", "Aufträge")))
                .stewardship(owned("a.smith"))
                .columns(List.of(Column.builder("NET_AMOUNT", new DataType.Decimal(34, 6))
                        .label(Texts.of("Net"))
                        .unitColumn("UNIT")
                        .build()))
                .build();

        assertThat(carriers(asset))
                .containsEntry("id/name", "NATIVE storageDescriptor/location")
                .containsEntry("kind", "PARAMETER parameters/datasphere.kind")
                .containsEntry("label/en", "NATIVE description")
                .containsEntry("label/de", "PARAMETER parameters/datasphere.label.de")
                .containsEntry("stewardship/owner", "NATIVE owner")
                .containsEntry("columns/NET_AMOUNT/name", "PARAMETER columns/net_amount/parameters/datasphere.name")
                .containsEntry("columns/NET_AMOUNT/type/scale", "NATIVE columns/net_amount/type")
                .containsEntry("columns/NET_AMOUNT/label/", "NATIVE columns/net_amount/comment")
                .containsEntry(
                        "columns/NET_AMOUNT/unitColumn", "PARAMETER columns/net_amount/parameters/datasphere.unit");
    }

    @Test
    void aTypeThatHiveLacksIsDegradedWithItsReason() {
        Asset asset = Asset.of(ID, AssetKind.TABLE, List.of(Column.of("at", new DataType.Time(0))));

        assertThat(entry(asset, "columns/at/type/is"))
                .isEqualTo(new Carried(
                        List.of("columns", "at", "type", "is"),
                        Carrier.DEGRADED,
                        Optional.of(FieldPath.of("columns", "at", "type")),
                        "Hive has no time of day; published as string"));
    }

    @Test
    void aCutTextIsDegradedAndTheOtherIsNot() {
        Asset asset = Asset.builder(ID, AssetKind.TABLE)
                .label(Texts.of("Orders"))
                .description(Texts.of("x".repeat(3000)))
                .build();

        assertThat(carriers(asset))
                .containsEntry("label/", "NATIVE description")
                .containsEntry("description/", "DEGRADED description");
    }

    @Test
    void whatASmallTableCannotHoldIsDroppedAndTheRestIsKept() {
        Asset asset = Asset.builder(ID, AssetKind.TABLE)
                .columns(List.of(Column.of("id", new DataType.Int(32, true))))
                .rest(new Tree.Node(Map.of("@big", Tree.text(noise()), "@small", Tree.text("kept"))))
                .build();

        LedgerLaw.check("big", asset, format.render(asset, ADDRESS, "s"), format);
        assertThat(entry(asset, "rest/@big").carrier()).isEqualTo(Carrier.DROPPED);
        assertThat(entry(asset, "rest/@small").carrier()).isEqualTo(Carrier.PARAMETER);
    }

    /** Without its name in Glue a column would be taken for one that never had another. */
    @Test
    void aColumnOfALargeTableKeepsItsNameInGlue() {
        Column upper = Column.builder("NET", new DataType.Int(32, true))
                .rest(new Tree.Node(Map.of("@big", Tree.text(noise()))))
                .build()
                .publishedAs("net_1");
        Column mixed = Column.of("Net", new DataType.Int(32, true)).publishedAs("net_2");
        Column again =
                Column.of("gross", new DataType.Bool()).publishedAs("net").publishedAs("gross");
        Asset asset = Asset.of(ID, AssetKind.TABLE, List.of(upper, mixed, again));

        Rendering rendering = format.render(asset, ADDRESS, "s");

        assertThat(format.recall(rendering.form())).isInstanceOfSatisfying(Recall.Known.class, known -> assertThat(
                        known.asset().columns())
                .extracting(Column::publishedName)
                .containsExactly("net_1", "net_2", "gross"));
        assertThat(BusinessContext.of(rendering.form())).isPresent();
        LedgerLaw.check("names", asset, rendering, format);
        assertThat(entry(asset, "columns/NET/rest/@big").carrier()).isEqualTo(Carrier.DROPPED);
        assertThat(entry(asset, "columns/NET/rest/" + Column.TARGET_NAME).carrier())
                .isEqualTo(Carrier.NATIVE);
    }

    @Test
    void aWishedNameIsPublishedAndTheOriginalIsKept() {
        Asset asset = Asset.of(
                ID,
                AssetKind.TABLE,
                List.of(Column.builder("NETWR", new DataType.Decimal(15, 2))
                        .rest(new Tree.Node(Map.of(Column.TARGET_NAME, Tree.text("net_value"))))
                        .build()));

        Rendering rendering = format.render(asset, ADDRESS, "s");

        assertThat(rendering.form().names(Paths.COLUMNS)).containsExactly("net_value");
        assertThat(rendering.form().findText(Paths.PARAMETERS.child(ParameterKeys.COLUMN_MAPPING)))
                .contains("net_value=NETWR");
        assertThat(entry(asset, "columns/NETWR/name").cause()).isEqualTo("published as net_value");
    }

    /** More than a table may hold, however it is packed. */
    private static String noise() {
        StringBuilder noise = new StringBuilder();
        new SplittableRandom(1).ints(400_000, 0x21, 0x7e).forEach(noise::appendCodePoint);
        return noise.toString();
    }

    private Carried entry(Asset asset, String path) {
        return format.ledger(asset, format.render(asset, ADDRESS, "s")).stream()
                .filter(entry -> String.join("/", entry.path()).equals(path))
                .findFirst()
                .orElseThrow();
    }

    private Map<String, String> carriers(Asset asset) {
        Map<String, String> carriers = new TreeMap<>();
        format.ledger(asset, format.render(asset, ADDRESS, "s"))
                .forEach(entry -> carriers.put(
                        String.join("/", entry.path()),
                        entry.carrier()
                                + entry.field().map(field -> " " + field).orElse("")));
        return carriers;
    }

    private static Stewardship owned(String owner) {
        return new Stewardship(
                Optional.of(owner),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                Tree.Node.empty());
    }
}
