package dev.lockstep.sandbox.datasphere;

import static dev.lockstep.sandbox.datasphere.TenantClient.CATALOG;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.SourceFile;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CatalogTest {
    private static final String LEGACY = "/api/v1/dwc/catalog";

    private final DatasphereSandbox sandbox = start(500);
    private final TenantClient client = TenantClient.loggedIn(sandbox);

    private static DatasphereSandbox start(int pageSize) {
        return DatasphereSandbox.start(DatasphereSandboxOptions.of(TenantSource.of(
                        SmallTenant.sales(),
                        SmallTenant.views("MANY", 57),
                        new SourceFile("MANY", "_space.json", "{\"label\": \"Many views\"}")))
                .withCatalogPageSize(pageSize));
    }

    @AfterEach
    void close() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 7, 56, 57, 58, 500})
    void eachAssetIsOnExactlyOnePage(int pageSize) {
        try (var paged = start(pageSize)) {
            List<JsonNode> rows =
                    TenantClient.loggedIn(paged).collect(CATALOG + "/spaces('MANY')/assets?$select=name,spaceName");
            assertThat(rows).hasSize(57).doesNotHaveDuplicates().allMatch(row -> row.size() == 2);
            assertThat(paged.calls().count(CallKind.CATALOG)).isEqualTo((57 + pageSize - 1) / pageSize);
        }
    }

    @Test
    void spacesCarryTheirLabels() {
        JsonNode spaces = client.getJson(CATALOG + "/spaces");
        assertThat(spaces.path("value").toString())
                .isEqualTo("[{\"name\":\"MANY\",\"label\":\"Many views\"},{\"name\":\"SALES\",\"label\":\"SALES\"}]");
        assertThat(spaces.path("@odata.context").asText()).isEqualTo(sandbox.url() + CATALOG + "/$metadata#spaces");
        assertThat(client.getJson(CATALOG + "/spaces('MANY')").path("label").asText())
                .isEqualTo("Many views");
    }

    @Test
    void onlyExposedViewsAndModelsAreAssets() {
        JsonNode assets = client.getJson(CATALOG + "/spaces('SALES')/assets").path("value");
        assertThat(assets.findValuesAsText("name")).containsExactly("AM", "V 1/Ä");

        JsonNode model = assets.get(0);
        assertThat(model.path("assetRelationalMetadataUrl").isNull()).isTrue();
        assertThat(model.path("supportsAnalyticalQueries").asBoolean()).isTrue();
        assertThat(model.path("hasParameters").asBoolean()).isFalse();

        JsonNode view = assets.get(1);
        String base = sandbox.url() + "/api/v1/datasphere/consumption/relational/SALES/V%201%2F%C3%84";
        assertThat(view.path("assetRelationalDataUrl").asText()).isEqualTo(base + "/");
        assertThat(view.path("assetRelationalMetadataUrl").asText()).isEqualTo(base + "/$metadata");
        assertThat(view.path("assetAnalyticalMetadataUrl").isNull()).isFalse();
        assertThat(view.path("hasParameters").asBoolean()).isTrue();
        assertThat(view.fieldNames()).toIterable().containsExactlyInAnyOrderElementsOf(Assets.PROPERTIES);
    }

    @Test
    void anAssetIsFoundByEitherAddress() {
        String name = TenantClient.encode("V 1/Ä");
        for (String path : List.of(
                "/assets(spaceName='SALES',name='" + name + "')",
                "/assets(space_name='SALES',name='" + name + "')",
                "/spaces('SALES')/assets('" + name + "')")) {
            assertThat(client.getJson(CATALOG + path).path("label").asText()).isEqualTo("First");
        }
    }

    @Test
    void bothGenerationsNameThemselves() {
        assertThat(client.getJson(LEGACY + "/assets").toString())
                .contains("/api/v1/dwc/consumption/relational/", LEGACY + "/$metadata#assets")
                .doesNotContain("/api/v1/datasphere/");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '"',
            value = {
                "$top=2&$skip=0 | 2",
                "$skip=55 | 4",
                "$top=500 | 59",
                "$filter=spaceName eq 'MANY' | 57",
                "$filter=name eq 'V0001' and spaceName eq 'MANY' | 1",
                "$filter=name eq 'O''Neill' | 0",
                "$filter=supportsAnalyticalQueries eq true | 2",
                "$orderby=name desc&$top=3&$skip=0 | 3"
            })
    void documentedOptionsWork(String query, int rows) {
        String encoded = query.replace(" ", "%20");
        JsonNode page = client.getJson(CATALOG + "/assets?$count=true&" + encoded);
        assertThat(page.path("value")).hasSize(rows);
        assertThat(page.has("@odata.count")).isTrue();
        assertThat(page.has("@odata.nextLink")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "$filter=assetType eq 'x'",
                "$filter=spaceId eq 'x'",
                "$filter=contains(tolower(name),'x')",
                "$filter=name ne 'x'",
                "$select=type",
                "$orderby=changedOn",
                "$expand=assets",
                "$top=x",
                "$skip=-1"
            })
    void otherOptionsAreBadRequests(String query) {
        assertThat(client.get(CATALOG + "/assets?" + query.replace(" ", "%20")).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/search",
                "/spaces('NONE')",
                "/spaces('NONE')/assets",
                "/spaces('SALES')/tables",
                "/assets(spaceName='SALES',name='ORDERS')",
                "/assets(spaceName='SALES',name='V_HIDDEN')",
                "/spaces/SALES"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(client.get(CATALOG + path).statusCode()).isEqualTo(404);
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/dwc/catalog/spaces('relational')/assets, CATALOG",
        "/api/v1/dwc/consumption/relational/catalog/V/$metadata, METADATA",
        "/api/v1/datasphere/consumption/analytical/token/V, SERVICE",
        "/dwaas-core/api/v1/spaces/catalog/views, LIST",
        "/dwaas-core/api/v1/spaces/catalog/views/token, READ",
        "/oauth, OTHER"
    })
    void aCallIsCountedByItsPlaceAndNotByNamesInIt(String path, CallKind kind) {
        sandbox.calls().reset();
        client.get(path);
        assertThat(sandbox.calls().all()).extracting(Call::kind).containsExactly(kind);
    }

    @Test
    void theCatalogDescribesItself() {
        assertThat(client.getJson(CATALOG + "/").path("value").findValuesAsText("name"))
                .containsExactly("spaces", "assets");
        String metadata = client.get(CATALOG + "/$metadata", "application/xml").body();
        assertThat(Stream.concat(Assets.PROPERTIES.stream(), Stream.of("label")))
                .allMatch(name -> metadata.contains("Name=\"" + name + "\""));
        assertThat(client.get(CATALOG + "/$metadata").statusCode()).isEqualTo(406);
    }

    @Test
    void anObjectThatIsNotDeployedIsInNoCatalog() {
        try (var tenant = DatasphereSandbox.start(DatasphereSandboxOptions.of(TenantSource.of(
                SmallTenant.views("NEW", 2),
                new SourceFile("NEW", "_space.json", "{\"status\": {\"V0000\": \"NotDeployed\"}}"))))) {
            TenantClient user = TenantClient.loggedIn(tenant);
            assertThat(user.collect(CATALOG + "/assets")).hasSize(1);
            String views = TenantClient.DESIGN + "/spaces/NEW/views";
            JsonNode row = user.getJson(views + "?select=status,deployedOn").get(0);
            assertThat(row.toString()).isEqualTo("{\"status\":\"NotDeployed\"}");
            assertThat(user.get(views + "/V0000").statusCode()).isEqualTo(404);
            assertThat(user.get(views + "/V0000", ContentForm.DESIGN_TIME.mediaType())
                            .statusCode())
                    .isEqualTo(200);
        }
    }
}
