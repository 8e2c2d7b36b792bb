package dev.lockstep.sandbox.datasphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ConsumptionTest {
    private static final String RELATIONAL = "/api/v1/datasphere/consumption/relational/";
    private static final String ANALYTICAL = "/api/v1/datasphere/consumption/analytical/";
    private static final String VIEW = "SALES/V%201%2F%C3%84";

    private final DatasphereSandbox sandbox = DatasphereSandbox.start(SmallTenant.options());
    private final TenantClient client = TenantClient.loggedIn(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void theRelationalDocumentHasKeysAndFacets() {
        Csdl csdl = metadata(RELATIONAL + VIEW);
        assertThat(csdl.entityType().getAttribute("Name")).isEqualTo("V_1__");
        assertThat(csdl.keys()).containsExactly("_2nd_key");
        assertThat(csdl.properties())
                .containsExactly(
                        Map.entry("_2nd_key", Map.of("Type", "Edm.String", "MaxLength", "5000", "Nullable", "false")),
                        Map.entry("DAYS", Map.of("Type", "Edm.Decimal", "Precision", "3", "Scale", "0")),
                        Map.entry("AMOUNT", Map.of("Type", "Edm.Decimal", "Precision", "17", "Scale", "2")));
        assertThat(csdl.annotations().get("StandaloneService.V_1__"))
                .containsExactlyInAnyOrder(
                        "Annotation{String=First, Term=Common.Label}",
                        "Annotation{String=V 1/Ä, Term=DataIntegration.OriginalName}");
        assertThat(csdl.annotations().get("StandaloneService.V_1__/_2nd_key"))
                .containsExactlyInAnyOrder(
                        "Annotation{String=Key & <more>, Term=Common.Label}",
                        "Annotation{String=2nd key, Term=DataIntegration.OriginalName}",
                        "Annotation{EnumMember=Common.FieldControlType/Mandatory, Term=Common.FieldControl}");
        assertThat(csdl.annotations()).doesNotContainKey("StandaloneService.V_1__/AMOUNT");
    }

    @Test
    void theAnalyticalDocumentDiffers() {
        Csdl csdl = metadata(ANALYTICAL + VIEW);
        assertThat(csdl.keys()).isEmpty();
        assertThat(csdl.properties())
                .containsOnly(
                        Map.entry("_2nd_key", Map.of("Type", "Edm.String", "MaxLength", "5000")),
                        Map.entry("DAYS", Map.of("Type", "Edm.Decimal", "Precision", "3")),
                        Map.entry("AMOUNT", Map.of("Type", "Edm.Decimal", "Precision", "17", "Scale", "2")));
        assertThat(List.copyOf(csdl.properties().keySet()))
                .isNotEqualTo(
                        List.copyOf(metadata(RELATIONAL + VIEW).properties().keySet()));
        assertThat(csdl.annotations().get("InaApplicationService.V_1__/DAYS"))
                .containsExactly("Annotation{Bool=true, Term=Analytics.measure}");
        assertThat(csdl.annotations().get("InaApplicationService.V_1__/AMOUNT"))
                .containsExactly("Annotation{Bool=true, Term=Analytics.Dimension}");
        assertThat(csdl.annotations().get("InaApplicationService.EntityContainer/V_1__"))
                .anyMatch(term -> term.contains("Countable"));
    }

    @Test
    void anAnalyticModelGetsItsTypesFromItsSources() {
        assertThat(metadata(ANALYTICAL + "SALES/AM").properties())
                .containsOnly(
                        Map.entry("ID", Map.of("Type", "Edm.String", "MaxLength", "10")),
                        Map.entry("CURRENCY", Map.of("Type", "Edm.String", "MaxLength", "5")),
                        Map.entry("AMOUNT", Map.of("Type", "Edm.Decimal", "Precision", "17", "Scale", "2")),
                        Map.entry("AMOUNT_EU", Map.of("Type", "Edm.Decimal", "Precision", "17", "Scale", "2")),
                        Map.entry("SHARE", Map.of("Type", "Edm.Double")));
    }

    @Test
    void parametersComeBeforeTheRows() {
        Csdl csdl = metadata(RELATIONAL + VIEW);
        assertThat(csdl.elements("EntitySet").get(0).getAttribute("EntityType"))
                .isEqualTo("StandaloneService.V_1__Parameters");
        assertThat(csdl.elements("NavigationProperty").get(0).getAttribute("Type"))
                .isEqualTo("Collection(StandaloneService.V_1__)");
    }

    @Test
    void aModelsParameterHasTheTypeOfTheSourcesParameter() {
        sandbox.put(
                "SALES",
                """
                {"definitions": {
                  "F": {"kind": "entity", "params": {"P_MAX": {"type": "cds.Date"}}, "query": {},
                    "elements": {"A": {"type": "cds.Integer"}}},
                  "M": {"kind": "entity", "@DataWarehouse.editorType": {"#": "DWCQueryModelEditor"},
                    "params": {"P_DAY": {}, "P_FREE": {}}, "elements": {}}},
                 "businessLayerDefinitions": {"M": {"sourceModel": {"factSources": {"0": {"dataEntity": {"key": "F"},
                   "parameterMappings": {"P_MAX": {"variableName": "P_DAY"}}}}}}}}
                """);
        String types = metadata(ANALYTICAL + "SALES/M").elements("Property").stream()
                .map(property -> property.getAttribute("Name") + ":" + property.getAttribute("Type"))
                .collect(Collectors.joining(" "));
        assertThat(types).isEqualTo("P_DAY:Edm.Date P_FREE:Edm.String");
    }

    @Test
    void theServiceDocumentNamesTheSetAndAVersionOfItsSchema() {
        JsonNode before = client.getJson(RELATIONAL + VIEW);
        assertThat(before.path("value").toString()).isEqualTo("[{\"name\":\"V_1__\",\"url\":\"V_1__\"}]");
        assertThat(client.getJson(RELATIONAL + VIEW + "/")).isEqualTo(before);
        sandbox.put("SALES", SmallTenant.SALES.replace("\"First\"", "\"Second\""));
        assertThat(client.getJson(RELATIONAL + VIEW).path("@odata.metadataEtag"))
                .isNotEqualTo(before.path("@odata.metadataEtag"));
    }

    @ParameterizedTest
    @CsvSource({
        "/api/v1/datasphere/consumption, 404",
        "/api/v1/datasphere/consumption/analytical, 404",
        "/api/v1/datasphere/consumption/analytical/SALES, 404",
        "/api/v1/datasphere/consumption/$metadata, 404",
        "/api/v1/datasphere/consumption/relational/SALES/ORDERS, 404",
        "/api/v1/datasphere/consumption/relational/SALES/AM, 404",
        "/api/v1/datasphere/consumption/relational/SALES/V_HIDDEN/$metadata, 404",
        "/api/v1/datasphere/consumption/relational/SALES/V%201%2F%C3%84/V_1__, 404",
        "/api/v1/datasphere/consumption/relational/SALES/V%201%2F%C3%84?$top=1, 400",
        "/api/v1/datasphere/consumption/relational/SALES/V%201%2F%C3%84/$metadata, 406",
        "/api/v1/dwc/relational/SALES/V%201%2F%C3%84, 404",
        "/api/v1/dwc/consumption/relational/SALES/V%201%2F%C3%84, 200"
    })
    void otherPathsAnswerAsTheRealService(String path, int status) {
        assertThat(client.get(path).statusCode()).isEqualTo(status);
    }

    @Test
    void anAssetThatIsNotAnalyticalIsABadRequest() {
        sandbox.put(
                "SALES",
                "{\"definitions\":{\"PLAIN\":{\"kind\":\"entity\",\"@DataWarehouse.consumption.external\":true,"
                        + "\"elements\":{\"A\":{\"type\":\"cds.Date\"}},\"query\":{}}}}");
        assertThat(client.get(ANALYTICAL + "SALES/PLAIN/$metadata", "application/xml")
                        .statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "{'type':'cds.hana.TINYINT'} | {Type=Edm.Byte}",
                "{'type':'cds.Decimal'} | {Precision=34, Scale=variable, Type=Edm.Decimal}",
                "{'type':'cds.Decimal','precision':20,'scale':'floating'} | {Precision=20, Scale=variable, Type=Edm.Decimal}",
                "{'type':'cds.LargeString'} | {Type=Edm.String}",
                "{'type':'cds.Timestamp'} | {Precision=7, Type=Edm.DateTimeOffset}",
                "{'type':'cds.UUID'} | {Type=Edm.Guid}",
                "{'type':'cds.hana.ST_POINT','srid':4326} | {Type=Edm.String}",
                "{'type':'Loop'} | {Type=Edm.String}",
                "{'type':'Nowhere'} | {Type=Edm.String}",
                "{'type':{'ref':['ORDERS','AMOUNT']}} | {Precision=17, Scale=2, Type=Edm.Decimal}",
                "{'type':'cds.Binary','length':16} | {MaxLength=16, Type=Edm.Binary}"
            })
    void eachTypeHasItsEdmType(String element, String attributes) {
        var document = CsnJson.object();
        var definitions = document.putObject("definitions");
        definitions.putObject("Loop").put("kind", "type").put("type", "Loop");
        var view =
                definitions.putObject("TYPES").put("kind", "entity").put("@DataWarehouse.consumption.external", true);
        view.putObject("query");
        view.putObject("elements").set("A", CsnJson.parseObject(element.replace('\'', '"')));
        sandbox.put("SALES", document.toString());
        assertThat(metadata(RELATIONAL + "SALES/TYPES").properties().get("A")).hasToString(attributes);
        assertThat(client.list("SALES", ObjectKind.VIEW.segment(), 10)).contains("TYPES");
    }

    private Csdl metadata(String asset) {
        return Csdl.parse(client.good(client.get(asset + "/$metadata", "application/xml")));
    }
}
