package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Whatever a definition points at exists in the tenant. */
class SampleReferencesTest {
    private final SampleTenant tenant = SampleTenant.load();

    @Test
    void everyAssociationLeadsFromAColumnToAColumn() {
        assertThat(tenant.entities())
                .allSatisfy(definition -> assertThat(definition.associations()).allSatisfy(name -> {
                    JsonNode association = definition.element(name);
                    Definition target =
                            resolved(definition, association.path("target").asText());
                    List<JsonNode> refs = association
                            .path("on")
                            .valueStream()
                            .filter(token -> token.has("ref"))
                            .map(token -> token.get("ref"))
                            .toList();
                    assertThat(refs).as("%s.%s", definition, name).isNotEmpty().allSatisfy(ref -> {
                        boolean remote = ref.path(0).asText().equals(name);
                        assertThat(
                                        remote
                                                ? target.has(ref.path(1).asText())
                                                : definition.has(ref.path(0).asText()))
                                .as("%s.%s on %s", definition, name, ref)
                                .isTrue();
                    });
                }));
    }

    @Test
    void everyElementReferenceNamesAnElement() {
        assertThat(tenant.entities().filter(definition -> !definition.isAccessControl()))
                .allSatisfy(definition -> assertThat(Trees.elementReferences(definition.node()))
                        .as("%s", definition)
                        .allMatch(definition::has));
    }

    @Test
    void everyUnitReferenceNamesAUnitColumn() {
        assertThat(tenant.entities().filter(definition -> !definition.isAnalyticModel()))
                .allSatisfy(definition -> assertThat(definition.elements())
                        .as("%s", definition)
                        .allSatisfy(element -> {
                            assertUnit(
                                    definition,
                                    element.path("@Semantics.amount.currencyCode"),
                                    "@Semantics.currencyCode");
                            assertUnit(
                                    definition,
                                    element.path("@Semantics.quantity.unitOfMeasure"),
                                    "@Semantics.unitOfMeasure");
                        }));
    }

    @Test
    void everyTextAssociationLeadsToATextTable() {
        assertThat(tenant.entities()).allSatisfy(definition -> assertThat(definition
                        .elements()
                        .map(element ->
                                element.at("/@ObjectModel.text.association/=").asText())
                        .filter(name -> !name.isEmpty()))
                .allSatisfy(name -> assertThat(resolved(
                                        definition,
                                        definition.element(name).path("target").asText())
                                .pattern())
                        .as("%s.%s", definition, name)
                        .isEqualTo("LANGUAGE_DEPENDENT_TEXT")));
    }

    @Test
    void anAccessControlNamesColumnsOfItsPermissions() {
        assertThat(tenant.entities().filter(Definition::isAccessControl))
                .isNotEmpty()
                .allSatisfy(definition -> {
                    JsonNode node = definition.node().path("@DataWarehouse.dataAccessControl.definition");
                    Definition permissions =
                            resolved(definition, node.path("sourceEntity").asText());
                    assertThat(permissions.has(node.path("principalElement").asText()))
                            .as("%s", definition)
                            .isTrue();
                    assertThat(Trees.elementReferences(node))
                            .as("%s", definition)
                            .allMatch(permissions::has);
                });
    }

    @Test
    void aProtectedViewNamesColumnsOfItsAccessControl() {
        assertThat(tenant.entities()).allSatisfy(definition -> definition
                .node()
                .path("@DataWarehouse.dataAccessControl.usage")
                .forEach(usage -> {
                    Definition control =
                            resolved(definition, usage.path("target").asText());
                    assertThat(control.isAccessControl()).as("%s", definition).isTrue();
                    usage.path("on")
                            .valueStream()
                            .filter(token -> token.has("ref"))
                            .map(token -> token.get("ref"))
                            .forEach(ref -> assertThat(
                                            ref.size() == 1
                                                    ? definition.has(ref.path(0).asText())
                                                    : control.has(ref.path(1).asText()))
                                    .as("%s on %s", definition, ref)
                                    .isTrue());
                }));
    }

    @Test
    void aDeltaTableAndItsTableNameEachOther() {
        assertThat(tenant.entities().filter(definition -> definition.node().has("@DataWarehouse.enclosingObject")))
                .allSatisfy(delta -> {
                    Definition table = resolved(
                            delta,
                            delta.node().path("@DataWarehouse.enclosingObject").asText());
                    assertThat(table.node()
                                    .at("/@DataWarehouse.delta/deltaFromEntities/0")
                                    .asText())
                            .isEqualTo(delta.name());
                    assertThat(delta.columns())
                            .containsAll(table.columns())
                            .hasSize(table.columns().size() + 2);
                });
    }

    @Test
    void aStubShowsTheColumnsOfItsOriginal() {
        List<Definition> stubs = tenant.documents().stream()
                .flatMap(Document::all)
                .filter(Definition::isForeign)
                .toList();

        assertThat(stubs).isNotEmpty().allSatisfy(stub -> {
            Definition original = tenant.resolve("", stub.name()).orElseThrow();
            assertThat(stub.node().path("@cds.persistence.exists").asBoolean())
                    .as("%s", stub)
                    .isTrue();
            assertThat(stub.columns()).as("%s", stub).isEqualTo(original.columns());
            assertThat(stub.columns()).allSatisfy(column -> assertThat(facets(stub, column))
                    .as("%s.%s", stub, column)
                    .isEqualTo(facets(original, column)));
            assertThat(Trees.elementReferences(stub.node())).as("%s", stub).allMatch(stub::has);
        });
    }

    @Test
    void aForeignTargetHasAStubInTheSameDocument() {
        assertThat(tenant.documents()).allSatisfy(document -> assertThat(document.all()
                        .flatMap(definition -> definition.associations().stream()
                                .map(name ->
                                        definition.element(name).path("target").asText()))
                        .filter(target ->
                                document.foreignSpaces().stream().anyMatch(space -> target.startsWith(space + "."))))
                .as(document.file())
                .allMatch(target -> document.json().path("definitions").has(target)));
    }

    private static String facets(Definition definition, String column) {
        JsonNode type = definition.builtIn(column).orElseThrow();
        return Stream.of("type", "length", "precision", "scale", "srid")
                .map(facet -> type.path(facet).asText())
                .collect(Collectors.joining(" "));
    }

    private static void assertUnit(Definition definition, JsonNode reference, String marker) {
        if (reference.has("=")) {
            assertThat(definition
                            .element(reference.get("=").asText())
                            .path(marker)
                            .asBoolean())
                    .as("%s %s", definition, reference)
                    .isTrue();
        }
    }

    private Definition resolved(Definition from, String name) {
        return tenant.resolve(from.space(), name)
                .orElseThrow(() -> new AssertionError(from + " points at " + name + ", which does not exist"));
    }
}
