package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** What is in the tenant's folder, and how much of it. */
class SampleTenantTest {
    private final SampleTenant tenant = SampleTenant.load();

    @Test
    void theIndexListsExactlyTheFiles() throws IOException, URISyntaxException {
        Path root = Path.of(Objects.requireNonNull(SampleTenant.class.getResource(SampleTenant.ROOT + "index.json"))
                        .toURI())
                .getParent();
        try (Stream<Path> files = Files.walk(root)) {
            List<String> found = files.filter(Files::isRegularFile)
                    .map(file -> root.relativize(file).toString().replace('\\', '/'))
                    .filter(file -> !file.equals("index.json") && !file.equals("README.md"))
                    .sorted()
                    .toList();
            assertThat(tenant.files()).isEqualTo(found);
        }
    }

    @Test
    void thereAreThreeSpacesAndEachHasALabel() {
        Set<String> spaces = tenant.documents().stream().map(Document::space).collect(Collectors.toSet());

        assertThat(spaces).hasSize(3).allMatch(space -> space.matches("[A-Z0-9_]{1,20}"));
        assertThat(spaces).allSatisfy(space -> assertThat(
                        SampleTenant.read(space + "/_space.json").path("label").asText())
                .isNotBlank()
                .hasSizeLessThanOrEqualTo(30));
    }

    @Test
    void everyDocumentHasTheEnvelopeOfAnExport() {
        assertThat(tenant.documents()).allSatisfy(document -> {
            assertThat(document.json().path("definitions").size())
                    .as(document.file())
                    .isPositive();
            assertThat(document.json().at("/version/csn").asText())
                    .as(document.file())
                    .isEqualTo("1.0");
            assertThat(document.json().path("$version").asText())
                    .as(document.file())
                    .isEqualTo("1.0");
            assertThat(document.json().at("/meta/creator").asText())
                    .as(document.file())
                    .isNotBlank();
            assertThat(document.ownDefinitions()).as(document.file()).isNotEmpty();
        });
    }

    @Test
    void fortyToSixtyObjectsBecomeTables() {
        assertThat(tenant.entities().filter(Definition::becomesTable).count()).isBetween(40L, 60L);
    }

    @Test
    void someDocumentsHoldOneObjectAndSomeHoldAModel() {
        assertThat(tenant.documents())
                .anyMatch(document -> document.ownDefinitions().count() == 1);
        assertThat(tenant.documents())
                .anyMatch(document -> document.ownDefinitions().count() >= 4
                        && document.json().at("/meta/kind").asText().equals("sap.dwc.ermodel"));
    }

    @Test
    void everyObjectAndEveryColumnHasALabel() {
        assertThat(tenant.entities()).allSatisfy(definition -> {
            assertThat(definition.node().path("@EndUserText.label").asText())
                    .as("%s", definition)
                    .isNotBlank();
            assertThat(definition.columns()).as("%s", definition).allMatch(column -> !definition
                    .element(column)
                    .path("@EndUserText.label")
                    .asText()
                    .isBlank());
        });
    }

    @Test
    void translatedTextsExistInEveryLanguageOfTheirDocument() {
        List<Document> translated = tenant.documents().stream()
                .filter(document -> document.json().has("i18n"))
                .toList();

        assertThat(translated).hasSizeGreaterThanOrEqualTo(2);
        assertThat(translated).allSatisfy(document -> {
            List<String> keys = Trees.walk(document.json().path("definitions"))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::textValue)
                    .filter(text -> text.startsWith("{i18n>"))
                    .map(text -> text.substring("{i18n>".length(), text.length() - 1))
                    .distinct()
                    .toList();
            assertThat(keys).as(document.file()).isNotEmpty();
            assertThat(document.json().path("i18n").size()).as(document.file()).isGreaterThan(1);
            assertThat(document.json().path("i18n").valueStream())
                    .as(document.file())
                    .allSatisfy(language -> assertThat(language.propertyStream().map(e -> e.getKey()))
                            .containsExactlyInAnyOrderElementsOf(keys));
        });
    }

    @Test
    void noTextIsTranslatedOutsideADocumentWithTranslations() {
        assertThat(tenant.documents().stream()
                        .filter(document -> !document.json().has("i18n")))
                .allSatisfy(document -> assertThat(Trees.walk(document.json()).filter(JsonNode::isTextual))
                        .as(document.file())
                        .noneMatch(text -> text.textValue().contains("{i18n>")));
    }
}
