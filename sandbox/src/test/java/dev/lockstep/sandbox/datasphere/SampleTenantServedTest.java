package dev.lockstep.sandbox.datasphere;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** The sample tenant as a client meets it. */
class SampleTenantServedTest {
    private final Sandbox sandbox = Sandbox.start(SandboxOptions.sample());
    private final TenantClient client = TenantClient.loggedIn(sandbox.datasphere());

    @AfterEach
    void close() {
        sandbox.close();
    }

    @Test
    void everyObjectCanBeReadUnderTheTypeItIsListedUnder() {
        List<String> tables = new ArrayList<>();
        for (String space : sandbox.datasphere().spaces()) {
            for (ObjectKind kind : ObjectKind.values()) {
                for (String name : client.list(space, kind.segment(), 7)) {
                    JsonNode document = client.read(space, kind.segment(), name);
                    assertThat(document.path("definitions").has(name)).as(name).isTrue();
                    tables.add(kind + " " + space + " " + name);
                }
            }
        }
        assertThat(tables).hasSizeGreaterThan(40).doesNotHaveDuplicates();
        assertThat(Stream.of("LOCAL_TABLE", "REMOTE_TABLE", "VIEW", "ANALYTIC_MODEL", "DATA_ACCESS_CONTROL"))
                .allMatch(kind -> tables.stream().anyMatch(table -> table.startsWith(kind)));
    }

    @Test
    void everyColumnOfEveryModelHasAnEdmTypeOfItsOwn() {
        List<JsonNode> assets = client.collect(TenantClient.CATALOG + "/assets");
        assertThat(assets).isNotEmpty();
        for (JsonNode asset : assets) {
            JsonNode url = asset.path("assetAnalyticalMetadataUrl");
            if (url.isTextual() && asset.path("assetRelationalMetadataUrl").isNull()) {
                JsonNode elements = client.read(
                                asset.path("spaceName").asText(),
                                "analyticmodels",
                                asset.path("name").asText())
                        .path("definitions")
                        .path(asset.path("name").asText())
                        .path("elements");
                client.metadata(url.asText()).properties().forEach((name, facets) -> {
                    boolean measure = CsnJson.text(elements.path(name), "@AnalyticsDetails.measureType")
                            .isPresent();
                    String unresolved = "{Type=Edm.String}";
                    assertThat(measure && facets.toString().equals(unresolved))
                            .as("%s %s", asset.path("name"), name)
                            .isFalse();
                });
            }
        }
    }
}
