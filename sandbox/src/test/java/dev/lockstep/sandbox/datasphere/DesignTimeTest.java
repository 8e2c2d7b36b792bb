package dev.lockstep.sandbox.datasphere;

import static dev.lockstep.sandbox.datasphere.TenantClient.DESIGN;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DesignTimeTest {
    private final SettableClock clock = new SettableClock();
    private final DatasphereSandbox sandbox = DatasphereSandbox.start(DatasphereSandboxOptions.of(
                    TenantSource.of(SmallTenant.sales(), SmallTenant.finance(), SmallTenant.views("MANY", 57)))
            .withClock(clock));
    private final TenantClient client = TenantClient.loggedIn(sandbox);

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void spacesAreABareArrayOfTexts() {
        JsonNode spaces = client.getJson(DESIGN + "/spaces");
        assertThat(spaces.toString()).isEqualTo("[\"FINANCE\",\"MANY\",\"SALES\"]");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 7, 25, 56, 57, 58, 200})
    void eachObjectIsOnExactlyOnePage(int top) {
        List<String> expected =
                IntStream.range(0, 57).mapToObj("V%04d"::formatted).toList();
        assertThat(client.list("MANY", "views", top)).containsExactlyElementsOf(expected);
    }

    @Test
    void withoutTopAListEndsAfter25() {
        assertThat(client.getJson(DESIGN + "/spaces/MANY/views")).hasSize(25);
        assertThat(client.getJson(DESIGN + "/spaces/MANY/views?$top=50"))
                .as("a dollar is not understood")
                .hasSize(25);
        sandbox.surprises().turnOff(Surprise.LISTS_END_AFTER_25);
        assertThat(client.getJson(DESIGN + "/spaces/MANY/views")).hasSize(57);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "localtables | ORDERS",
                "remotetables | RT",
                "views | V 1/Ä,V_HIDDEN",
                "analyticmodels | AM",
                "dataaccesscontrols | DAC",
                "types | Amount,Money,Unused",
                "taskchains | NIGHTLY",
                "contexts | ''",
                "dataflows | ''",
                "ermodels | ''"
            })
    void eachObjectIsListedUnderItsType(String segment, String names) {
        assertThat(String.join(",", client.list("SALES", segment, 200))).isEqualTo(names);
    }

    @Test
    void onlySelectedPropertiesAreListed() {
        JsonNode row = client.getJson(DESIGN + "/spaces/SALES/views?select=technicalName,status,semanticUsage")
                .get(0);
        assertThat(row.toString())
                .isEqualTo("{\"technicalName\":\"V 1/Ä\",\"semanticUsage\":\"Fact\",\"status\":\"Deployed\"}");
        assertThat(client.getJson(DESIGN + "/spaces/SALES/views").get(0)).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "top=0",
                "top=201",
                "top=x",
                "skip=-1",
                "select=owner",
                "filter=owner+eq+1",
                "filter=status+is+1",
                "filter=(status+eq+1",
                "filter=status+eq",
                "filter=status+eq+a+b"
            })
    void anImpossibleParameterIsABadRequest(String query) {
        assertThat(client.get(DESIGN + "/spaces/SALES/views?" + query).statusCode())
                .isEqualTo(400);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "technicalName eq V0003 | 1",
                "technicalName eq 'V0003' or technicalName eq 'V0004' | 2",
                "technicalName ge 'V0050' and status eq Deployed | 7",
                "technicalName lt 'V0010' and (technicalName eq 'V0001' or technicalName gt 'V0007') | 3",
                "status ne Deployed | 0",
                "createdOn gt '2026-01-01' | 57",
                "changedOn le '2026-01-05' | 0"
            })
    void aFilterLeavesWhatItDescribes(String filter, int count) {
        String query = TenantClient.encode(filter);
        assertThat(client.getJson(DESIGN + "/spaces/MANY/views?top=200&filter=" + query))
                .hasSize(count);
    }

    @Test
    void technicalNamesRestrictAList() {
        assertThat(client.getJson(DESIGN + "/spaces/MANY/views?technicalNames=V0001,V0056,NONE"))
                .hasSize(2);
    }

    @Test
    void aReadBringsTypesTwinsForeignObjectsAndTheEnvelope() {
        JsonNode orders = client.read("SALES", "localtables", "ORDERS");
        assertThat(orders.path("definitions").fieldNames())
                .toIterable()
                .containsExactly("ORDERS", "ORDERS_Delta", "Amount", "Money");
        assertThat(orders.path("i18n").path("de").path("k").asText()).isEqualTo("v");
        assertThat(orders.path("version").path("csn").asText()).isEqualTo("1.0");
        assertThat(orders.has("editorSettings")).isFalse();

        JsonNode view = client.read("SALES", "views", "V 1/Ä");
        assertThat(view.path("definitions").fieldNames())
                .toIterable()
                .containsExactlyInAnyOrder("V 1/Ä", "Amount", "Money", "FINANCE", "FINANCE.CURRENCIES");
        assertThat(view.path("definitions").path("V 1/Ä"))
                .isEqualTo(CsnJson.parseObject(SmallTenant.SALES)
                        .path("definitions")
                        .path("V 1/Ä"));

        JsonNode model = client.read("SALES", "analyticmodels", "AM");
        assertThat(model.path("businessLayerDefinitions").fieldNames())
                .toIterable()
                .containsExactly("AM");

        assertThat(client.read("SALES", "taskchains", "NIGHTLY")
                        .path("taskchains")
                        .has("NIGHTLY"))
                .isTrue();
    }

    @Test
    void theFormOfAReadFollowsAccept() {
        String path = DESIGN + "/spaces/SALES/localtables/ORDERS";
        String type = "application/vnd.sap.datasphere.object.content";
        assertThat(client.json(client.get(path, type + ".design-time+json")).has("editorSettings"))
                .isTrue();
        assertThat(client.get(path, type + "+json").headers().firstValue("Content-Type"))
                .hasValue(type + "+json");
        assertThat(client.get(path, "*/*").headers().firstValue("Content-Type")).hasValue(type + "+json");
        assertThat(client.get(path, type + ".run-time+json").statusCode()).isEqualTo(200);
        assertThat(client.get(path, "application/xml").statusCode()).isEqualTo(406);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/spaces/SALES/views/ORDERS",
                "/spaces/SALES/localtables/orders",
                "/spaces/NONE/views",
                "/spaces/SALES/localtables/ORDERS_Delta"
            })
    void whatIsNotThereIsNotFound(String path) {
        assertThat(client.get(DESIGN + path).statusCode()).isEqualTo(404);
    }

    @Test
    void theTimeOfChangeMovesWithTheContentAndOnlyThen() {
        String before = changedOn("ORDERS");
        String rt = client.getJson(DESIGN + "/spaces/SALES/remotetables?select=changedOn")
                .toString();
        sandbox.put("SALES", SmallTenant.SALES);
        assertThat(changedOn("ORDERS")).isEqualTo(before);

        sandbox.put("SALES", SmallTenant.SALES.replace("\"Orders\"", "\"All orders\""));
        assertThat(changedOn("ORDERS")).isEqualTo("2026-11-20T12:00:00Z");
        sandbox.put("SALES", SmallTenant.SALES);
        assertThat(changedOn("ORDERS")).as("the clock stands still").isEqualTo("2026-11-20T12:00:01Z");
        assertThat(client.getJson(DESIGN + "/spaces/SALES/remotetables?select=changedOn")
                        .toString())
                .isEqualTo(rt);
    }

    @Test
    void aTypeThatChangesChangesItsTables() {
        String before = changedOn("ORDERS");
        sandbox.put(
                "SALES",
                "{\"definitions\":{\"Money\":{\"kind\":\"type\",\"type\":\"cds.Decimal\",\"precision\":19,\"scale\":4}}}");
        assertThat(changedOn("ORDERS")).isNotEqualTo(before);
        assertThat(sandbox.problems()).isEmpty();
    }

    @Test
    void aRemovedObjectIsGoneWithItsTwin() {
        assertThat(sandbox.remove("SALES", "ORDERS")).isTrue();
        assertThat(sandbox.remove("SALES", "ORDERS")).isFalse();
        assertThat(client.list("SALES", "localtables", 200)).isEmpty();
        JsonNode content = client.getJson(DESIGN + "/content?space=SALES&definitions=true");
        assertThat(content.path("SALES").path("definitions").has("ORDERS_Delta"))
                .isFalse();
        assertThat(sandbox.removeSpace("FINANCE")).isTrue();
        assertThat(sandbox.spaces()).containsExactly("MANY", "SALES");
    }

    @Test
    void callsAreCountedByKind() {
        sandbox.calls().reset();
        client.list("MANY", "views", 25);
        client.read("MANY", "views", "V0000");
        client.getJson(DESIGN + "/spaces");
        assertThat(sandbox.calls().count(CallKind.LIST)).isEqualTo(3);
        assertThat(sandbox.calls().count(CallKind.READ)).isEqualTo(1);
        assertThat(sandbox.calls().count(CallKind.DISCOVERY)).isEqualTo(1);
        assertThat(sandbox.calls().all().get(3).path()).endsWith("/views/V0000");
    }

    @Test
    void theDiscoveryDocumentNamesThePathsThatExist() {
        JsonNode paths = client.getJson(DESIGN + "/discovery").path("paths");
        assertThat(paths.has("/dwaas-core/api/v1/spaces/{space}/analyticmodels/{technicalName}"))
                .isTrue();
    }

    private String changedOn(String table) {
        return client.getJson(DESIGN + "/spaces/SALES/localtables?select=changedOn&technicalNames=" + table)
                .get(0)
                .path("changedOn")
                .asText();
    }
}
