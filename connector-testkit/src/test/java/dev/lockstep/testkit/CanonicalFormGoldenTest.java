package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Version 1 of the canonical form, as it stands in catalogs. Whoever changes it needs a version 2 that still reads this. */
class CanonicalFormGoldenTest {
    private static final Asset ASSET = Asset.builder(new AssetId("acme", "SALES", "ORDERS"), AssetKind.ANALYTIC_MODEL)
            .label(new Texts(Map.of("en", "Orders", "de", "Aufträge")))
            .columns(List.of(
                    Column.builder("ID", new DataType.Int(32, true))
                            .keyPosition(1)
                            .nullable(false)
                            .build(),
                    Column.builder("NET", new DataType.Decimal(15, 2))
                            .role(ColumnRole.MEASURE)
                            .aggregation(Aggregation.SUM)
                            .defaultValue(new Tree.Num(new BigDecimal("1.00")))
                            .tags(List.of("b", "a"))
                            .build()))
            .upstream(List.of(new AssetRef("SALES", "ITEMS")))
            .rest(new Tree.Node(Map.of("@odd \"key\"", Tree.text("line\nbreak"))))
            .build();

    private static final String TEXT =
            "{\"id\":{\"system\":\"acme\",\"container\":\"SALES\",\"name\":\"ORDERS\"},\"kind\":\"ANALYTIC_MODEL\",\"label\":{\"de\":\"A"
                    + "ufträge\",\"en\":\"Orders\"},\"columns\":[{\"name\":\"ID\",\"type\":{\"is\":\"Int\",\"bits\":32,\"signed\":true},\"keyPosi"
                    + "tion\":1,\"role\":\"PLAIN\"},{\"name\":\"NET\",\"type\":{\"is\":\"Decimal\",\"precision\":15,\"scale\":2},\"nullable\":tr"
                    + "ue,\"defaultValue\":1.00,\"role\":\"MEASURE\",\"aggregation\":\"SUM\",\"tags\":[\"a\",\"b\"]}],\"upstream\":[{\"contain"
                    + "er\":\"SALES\",\"name\":\"ITEMS\"}],\"rest\":{\"@odd \\\"key\\\"\":\"line\\u000abreak\"}}";

    @Test
    void versionOneIsWrittenAsEver() {
        assertThat(CanonicalJson.print(AssetTrees.toTree(ASSET))).isEqualTo(TEXT);
        assertThat(Fingerprint.of(ASSET).value())
                .isEqualTo("v1:36676ddaaace1b30accf918dc47586815676afedaeada6d759a7040dbf5348e1");
    }

    /** Added later, and left out where there are none: what was written before is read, and its fingerprint stays. */
    @Test
    void termsOfColumnsStandAfterTheTags() {
        Asset asset = Asset.builder(new AssetId("a", "S", "O"), AssetKind.TABLE)
                .columns(List.of(Column.builder("N", new DataType.Bool())
                        .tags(List.of("t"))
                        .glossaryTerms(List.of("Net revenue", "Amount", "Amount"))
                        .build()))
                .build();
        String text =
                "{\"id\":{\"system\":\"a\",\"container\":\"S\",\"name\":\"O\"},\"kind\":\"TABLE\",\"columns\":[{\"name\":\"N\""
                        + ",\"type\":{\"is\":\"Bool\"},\"nullable\":true,\"role\":\"PLAIN\",\"tags\":[\"t\"],"
                        + "\"glossaryTerms\":[\"Amount\",\"Net revenue\"]}]}";

        assertThat(CanonicalJson.print(AssetTrees.toTree(asset))).isEqualTo(text);
        assertThat(AssetTrees.toAsset(CanonicalJson.parse(text))).isEqualTo(asset);
    }

    @Test
    void versionOneIsRead() {
        assertThat(AssetTrees.toAsset(CanonicalJson.parse(TEXT))).isEqualTo(ASSET);
    }
}
