package dev.lockstep.sandbox.datasphere;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Published documents of other people, served and read back. Skipped without {@code -Dlockstep.corpus=<folder>}, whose
 * {@code csn} holds the documents.
 */
class CorpusTest {
    /** What no list shows. */
    private static final Set<String> UNLISTED = Set.of("event", "action", "function", "aspect");

    private static DatasphereSandbox sandbox;
    private static TenantClient client;

    @BeforeAll
    static void start() {
        assumeTrue(folder() != null, "lockstep.corpus is not set");
        sandbox = DatasphereSandbox.start(DatasphereSandboxOptions.folder(folder().resolve("csn")));
        client = TenantClient.loggedIn(sandbox);
    }

    @AfterAll
    static void close() {
        if (sandbox != null) {
            sandbox.close();
        }
    }

    static List<String> documents() throws IOException {
        if (folder() == null) {
            return List.of("no corpus");
        }
        try (Stream<Path> files = Files.list(folder().resolve("csn"))) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".json"))
                    .map(name -> name.substring(0, name.length() - ".json".length()))
                    .sorted()
                    .toList();
        }
    }

    @Test
    void eachDocumentIsASpace() throws IOException {
        assertThat(sandbox.spaces()).containsExactlyElementsOf(documents());
        assertThat(sandbox.problems()).isEmpty();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachDefinitionIsListedOnceOrIsNoObject(String space) throws IOException {
        Map<String, Integer> listed = new TreeMap<>();
        for (ObjectKind kind : ObjectKind.values()) {
            client.list(space, kind.segment(), 50).forEach(name -> listed.merge(name, 1, Integer::sum));
        }
        assertThat(listed.values()).allMatch(times -> times == 1);
        JsonNode definitions = document(space).path("definitions");
        definitions.properties().forEach(entry -> {
            boolean listable = !isForeign(entry.getKey(), definitions)
                    && !UNLISTED.contains(entry.getValue().path("kind").asText())
                    && !entry.getValue().has("@DataWarehouse.enclosingObject");
            assertThat(listed.containsKey(entry.getKey())).as(entry.getKey()).isEqualTo(listable);
        });
        assertThat(definitions.properties()).extracting(Map.Entry::getKey).containsAll(listed.keySet());
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readingObjectByObjectLosesNothing(String space) throws IOException {
        JsonNode file = document(space);
        ObjectNode definitions = CsnJson.object();
        ObjectNode models = CsnJson.object();
        for (ObjectKind kind : ObjectKind.values()) {
            for (String name : client.list(space, kind.segment(), 200)) {
                JsonNode document = client.read(space, kind.segment(), name);
                assertThat(document.path("definitions").path(name))
                        .isEqualTo(file.path("definitions").path(name));
                document.path("definitions")
                        .properties()
                        .forEach(entry -> definitions.set(entry.getKey(), entry.getValue()));
                document.path("businessLayerDefinitions")
                        .properties()
                        .forEach(entry -> models.set(entry.getKey(), entry.getValue()));
                List.of("i18n", "meta", "$version", "csnInteropEffective", "namespace")
                        .forEach(member -> assertThat(document.path(member)).isEqualTo(file.path(member)));
            }
        }
        file.path("definitions").properties().forEach(entry -> {
            if (definitions.has(entry.getKey())) {
                assertThat(definitions.get(entry.getKey())).isEqualTo(entry.getValue());
            } else {
                boolean unreferenced = isForeign(entry.getKey(), file.path("definitions"));
                assertThat(unreferenced
                                || UNLISTED.contains(
                                        entry.getValue().path("kind").asText()))
                        .as(entry.getKey())
                        .isTrue();
            }
        });
        assertThat(models).isEqualTo(CsnJson.objectAt(file, "businessLayerDefinitions"));
    }

    @ParameterizedTest
    @MethodSource("documents")
    void eachExposedEntityHasAllItsColumnsInMetadata(String space) throws IOException {
        JsonNode definitions = document(space).path("definitions");
        String path = TenantClient.CATALOG + "/spaces('" + TenantClient.encode(space) + "')/assets";
        for (JsonNode asset : client.collect(path)) {
            JsonNode elements = definitions.path(asset.path("name").asText()).path("elements");
            List<String> columns = new ArrayList<>();
            elements.properties().stream()
                    .filter(entry -> !entry.getValue().path("type").asText().matches("cds\\.(Association|Composition)"))
                    .forEach(entry -> columns.add(entry.getKey()));
            Stream.of("assetRelationalMetadataUrl", "assetAnalyticalMetadataUrl")
                    .map(asset::path)
                    .filter(JsonNode::isTextual)
                    .map(url -> client.metadata(url.asText()).originalNames())
                    .forEach(names -> assertThat(names).containsExactlyInAnyOrderElementsOf(columns));
        }
    }

    @ParameterizedTest
    @MethodSource("recordings")
    void metadataEqualsWhatATenantAnsweredForTheSameObject(String space, String asset, String recording)
            throws IOException {
        ObjectNode exposed = document(space).deepCopy();
        ((ObjectNode) exposed.path("definitions").path(asset)).put("@DataWarehouse.consumption.external", true);
        sandbox.put("EXPOSED", exposed.toString());
        String url = "%s/api/v1/dwc/consumption/relational/EXPOSED/%s/$metadata".formatted(sandbox.url(), asset);
        Csdl ours = client.metadata(url);
        Csdl theirs = Csdl.parse(Files.readString(folder().resolve("edmx").resolve(recording)));
        assertThat(ours.properties()).containsExactlyEntriesOf(theirs.properties());
        assertThat(ours.keys()).isEqualTo(theirs.keys());
        assertThat(ours.annotations()).isEqualTo(theirs.annotations());
        sandbox.removeSpace("EXPOSED");
    }

    static Stream<Arguments> recordings() {
        return Stream.of(
                Arguments.of(
                        "datahub-recorded-view-time-day",
                        "SAP.TIME.VIEW_DIMENSION_DAY",
                        "datahub-recorded-time-day.xml"),
                Arguments.of(
                        "datahub-recorded-view-time-year",
                        "SAP.TIME.VIEW_DIMENSION_YEAR",
                        "datahub-recorded-time-year.xml"));
    }

    private static boolean isForeign(String name, JsonNode definitions) {
        return definitions.properties().stream()
                .filter(entry -> entry.getValue().has("@DataWarehouse.space.name"))
                .anyMatch(entry -> name.equals(entry.getKey()) || name.startsWith(entry.getKey() + "."));
    }

    private static JsonNode document(String space) throws IOException {
        return CsnJson.parse(Files.readAllBytes(folder().resolve("csn").resolve(space + ".json")));
    }

    private static Path folder() {
        String folder = System.getProperty("lockstep.corpus");
        return folder == null ? null : Path.of(folder);
    }
}
