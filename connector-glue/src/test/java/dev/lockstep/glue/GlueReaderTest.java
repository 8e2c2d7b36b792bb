package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Container;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.sandbox.glue.catalog.PageStyle;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.AnyAsset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlueReaderTest {
    private static final Container SALES = Container.of("lake", "sales");

    private SandboxGlue glue;
    private MetadataConnector connector;
    private MetadataWriter writer;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start(GlueSandboxOptions.defaults().withPageStyle(PageStyle.SHORT));
        connector = glue.connector(Map.of("system", "lake", "databases", List.of("s*")));
        writer = connector.writer().orElseThrow();
        writer.apply(new Change.CreateContainer("sales", form(Map.of("/description", "Sales"))));
        writer.apply(new Change.CreateContainer("other", Form.empty()));
    }

    @AfterEach
    void stop() {
        connector.close();
        glue.close();
    }

    @Test
    void onlySelectedDatabasesAreContainers() {
        MetadataReader.Containers containers = connector.reader().orElseThrow().listContainers();
        assertThat(containers.completeness().isComplete()).isTrue();
        assertThat(containers.containers()).singleElement().satisfies(container -> {
            assertThat(container.name()).isEqualTo("sales");
            assertThat(container.label()).isEqualTo(Texts.of("Sales"));
        });
    }

    /** What is rendered passes every check of the service, and comes back through it as it was. */
    @Test
    void fiveHundredAssetsAreTakenByTheServiceAndComeBack() {
        Map<String, Asset> written = new TreeMap<>();
        for (int seed = 0; seed < 500; seed++) {
            Address address = new Address("sales", "t%03d".formatted(seed));
            Asset asset = AnyAsset.asset(seed);
            try {
                Form form = writer.format().render(asset, address, "sync").form();
                assertThat(writer.apply(new Change.Create(address, form)))
                        .as("seed %d", seed)
                        .isInstanceOf(Outcome.Applied.class);
                written.put(address.name(), asset);
            } catch (UnsupportedMetadataException e) {
                assertThat(e.code()).as(e.getMessage()).isNotEqualTo("glue.rejected");
            }
        }
        assertThat(written).hasSizeGreaterThan(400);
        List<Asset> read = new ArrayList<>();
        Completeness completeness = connector.reader().orElseThrow().read(SALES, Selection.all(), finding -> {
            if (finding instanceof Finding.Found found) {
                read.add(found.asset());
            }
        });
        assertThat(completeness.isComplete()).isTrue();
        assertThat(read).containsExactlyElementsOf(written.values());
    }

    @Test
    void aTableOfOthersIsReadByWhatItSays() {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("/description", "Clicks");
        texts.put("/owner", "web");
        texts.put("/tableType", "EXTERNAL_TABLE");
        texts.put("/parameters/classification", "parquet");
        texts.put("/storageDescriptor/location", "s3://bucket/clicks/");
        texts.put("/columns/id/type", "BIGINT");
        texts.put("/columns/id/comment", "Key");
        texts.put("/columns/tags/type", "array< string >");
        texts.put("/partitionKeys/day/type", "date");
        Map<FieldPath, Form.Value> fields = new TreeMap<>(form(texts).fields());
        fields.put(FieldPath.of("columns"), new Form.Value.Names(List.of("id", "tags")));
        fields.put(FieldPath.of("partitionKeys"), new Form.Value.Names(List.of("day")));
        writer.apply(new Change.Create(new Address("sales", "clicks"), new Form(fields)));

        List<Finding> findings = new ArrayList<>();
        connector.reader().orElseThrow().read(SALES, Selection.only("clicks"), findings::add);

        assertThat(findings.get(0)).isEqualTo(new Finding.Announced(1));
        Asset asset = ((Finding.Found) findings.get(1)).asset();
        assertThat(asset.id().toString()).isEqualTo("lake:sales/clicks");
        assertThat(asset.kind()).isEqualTo(AssetKind.TABLE);
        assertThat(asset.label()).isEqualTo(Texts.of("Clicks"));
        assertThat(asset.partitionKeys()).containsExactly("day");
        assertThat(asset.storage().location()).contains("s3://bucket/clicks/");
        assertThat(asset.stewardship().owner()).contains("web");
        assertThat(asset.columns())
                .extracting(column -> column.type())
                .containsExactly(
                        new DataType.Int(64, true), new DataType.Array(DataType.Text.unlimited()), new DataType.Date());
        assertThat(asset.columns().get(0).label()).isEqualTo(Texts.of("Key"));
        assertThat(asset.columns().get(1).nativeType()).contains("array< string >");
    }

    @Test
    void aDatabaseThatMayNotBeReadIsAGapAndNotEmpty() {
        glue.sandbox.permissions().deny(Denial.of("GetTables"));
        Completeness completeness = connector.reader().orElseThrow().read(SALES, Selection.all(), finding -> {});
        assertThat(completeness.gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.scope()).isEqualTo("database sales");
            assertThat(gap.cause()).contains("glue:GetTables");
            assertThat(gap.remedy()).isNotBlank();
        });
    }

    private static Form form(Map<String, String> texts) {
        Map<FieldPath, Form.Value> fields = new TreeMap<>();
        texts.forEach((path, text) -> fields.put(new FieldPath(path), new Form.Value.Text(text)));
        return new Form(fields);
    }
}
