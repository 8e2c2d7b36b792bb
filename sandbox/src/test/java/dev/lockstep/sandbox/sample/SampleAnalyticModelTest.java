package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Analytic models have two halves that agree with each other and with the fact they rest on. */
class SampleAnalyticModelTest {
    private final SampleTenant tenant = SampleTenant.load();
    private final List<Definition> models =
            tenant.entities().filter(Definition::isAnalyticModel).toList();

    @Test
    void thereAreModelsOfBothFormsAndOneAcrossSpaces() {
        assertThat(models).anyMatch(model -> version(model).startsWith("1.7."));
        assertThat(models).anyMatch(model -> version(model).startsWith("1.2."));
        assertThat(models).anyMatch(model -> !fact(model).space().equals(model.space()));
        assertThat(tenant.documents().stream()
                        .mapToInt(document ->
                                document.json().path("businessLayerDefinitions").size())
                        .sum())
                .isEqualTo(models.size());
    }

    @Test
    void everyKindOfMeasureAndVariableIsShown() {
        assertThat(kinds("measures", "measureType"))
                .contains(
                        "FactSourceMeasure",
                        "RestrictedMeasure",
                        "CalculatedMeasure",
                        "CountDistinctMeasure",
                        "CurrencyConversionMeasure");
        assertThat(kinds("variables", "parameterType")).contains("Input", "Filter", "StoryFilter", "KeyDate");
        assertThat(models).anyMatch(model -> model.businessLayer()
                .path("measures")
                .valueStream()
                .anyMatch(m -> m.has("exceptionAggregation")));
        assertThat(models).anyMatch(model -> model.businessLayer()
                .path("measures")
                .valueStream()
                .anyMatch(m -> m.path("isAuxiliary").asBoolean()));
    }

    @Test
    void bothHalvesHaveTheSameMeasuresAndAttributes() {
        assertThat(models).allSatisfy(model -> {
            JsonNode layer = model.businessLayer();
            assertThat(layer.at("/identifier/key").asText()).isEqualTo(model.name());
            assertThat(model.columns().stream()
                            .filter(name -> model.element(name).has("@AnalyticsDetails.measureType")))
                    .as("%s", model)
                    .containsExactlyInAnyOrderElementsOf(names(layer.path("measures")));
            assertThat(model.columns().stream()
                            .filter(name -> !model.element(name).has("@AnalyticsDetails.measureType")))
                    .as("%s", model)
                    .containsExactlyInAnyOrderElementsOf(names(layer.path("attributes")));
        });
    }

    @Test
    void columnsOfAModelHaveNoType() {
        assertThat(models)
                .allSatisfy(model -> assertThat(model.columns()).as("%s", model).noneMatch(name -> model.element(name)
                        .has("type")));
    }

    @Test
    void everyFactMeasureIsAMeasureOfTheFact() {
        assertThat(models).allSatisfy(model -> {
            List<JsonNode> base = model.businessLayer()
                    .path("measures")
                    .valueStream()
                    .filter(measure -> kind(measure, "measureType").equals("FactSourceMeasure"))
                    .toList();
            assertThat(base).as("%s", model).isNotEmpty().allSatisfy(measure -> assertThat(
                            fact(model).element(mappedColumn(measure)).has("@AnalyticsDetails.measureType"))
                    .as("%s %s", model, measure)
                    .isTrue());
            assertThat(base)
                    .extracting(SampleAnalyticModelTest::mappedColumn)
                    .as("%s", model)
                    .doesNotHaveDuplicates();
        });
    }

    @Test
    void everyAttributeComesFromTheFactOrADimension() {
        assertThat(models).allSatisfy(model -> assertThat(
                        model.businessLayer().path("attributes").valueStream())
                .allSatisfy(attribute -> {
                    if (kind(attribute, "attributeType").equals("FactSourceAttribute")) {
                        JsonNode mapping = attribute.path("attributeMapping");
                        assertThat(names(mapping))
                                .isSubsetOf(names(model.businessLayer().at("/sourceModel/factSources")));
                        assertThat(fact(model)
                                        .has(mapping.path(names(mapping).get(0))
                                                .path("key")
                                                .asText()))
                                .as("%s %s", model, attribute)
                                .isTrue();
                    } else {
                        JsonNode source = model.businessLayer()
                                .at("/sourceModel/dimensionSources")
                                .path(attribute.path("sourceKey").asText());
                        assertThat(dimension(model, source)
                                        .has(attribute.path("key").asText()))
                                .as("%s %s", model, attribute)
                                .isTrue();
                    }
                }));
    }

    @Test
    void everyDimensionIsReachedByAnAssociationOfTheFact() {
        assertThat(models).allSatisfy(model -> model.businessLayer()
                .at("/sourceModel/dimensionSources")
                .propertyStream()
                .forEach(source -> {
                    String step = source.getValue()
                            .at("/associationContexts/0/associationSteps/0")
                            .asText();
                    JsonNode association = fact(model).element(step);
                    assertThat(Definition.isAssociation(association))
                            .as("%s %s", model, step)
                            .isTrue();
                    Definition reached = tenant.resolve(
                                    fact(model).space(),
                                    association.path("target").asText())
                            .orElseThrow();
                    assertThat(dimension(model, source.getValue()))
                            .as("%s %s", model, step)
                            .isEqualTo(reached);
                    assertThat(model.associations()).contains(step + "∞" + source.getKey());
                }));
    }

    @Test
    void everyOperandOfAFormulaIsKnown() {
        assertThat(models)
                .allSatisfy(model -> model.businessLayer().path("measures").forEach(measure -> {
                    JsonNode layer = model.businessLayer();
                    measure.path("elements").forEach(operand -> {
                        if (operand.has("key")) {
                            String owner = Map.of(
                                            "Attribute", "attributes", "Element", "measures", "Variable", "variables")
                                    .get(kind(operand, "operandType"));
                            assertThat(layer.path(owner).has(operand.get("key").asText()))
                                    .as("%s %s", model, operand)
                                    .isTrue();
                        }
                    });
                    int operands = measure.path("elements").size();
                    for (int i = 0; i < operands; i++) {
                        assertThat(measure.path("formula").asText())
                                .as("%s", model)
                                .contains("[" + i + "]");
                    }
                    if (kind(measure, "measureType").equals("RestrictedMeasure")) {
                        assertThat(layer.path("measures")
                                        .has(measure.path("key").asText()))
                                .as("%s", model)
                                .isTrue();
                    }
                    measure.at("/exceptionAggregation/attributes")
                            .forEach(name -> assertThat(layer.path("attributes").has(name.asText()))
                                    .as("%s", model)
                                    .isTrue());
                }));
    }

    @Test
    void everyVariableNamesAnAttributeOrAParameter() {
        assertThat(models).allSatisfy(model -> model.businessLayer()
                .path("variables")
                .propertyStream()
                .forEach(variable -> {
                    String attribute =
                            variable.getValue().path("referenceAttribute").asText();
                    assertThat(
                                    attribute.isEmpty()
                                            ? model.node().path("params").has(variable.getKey())
                                            : model.businessLayer()
                                                    .path("attributes")
                                                    .has(attribute))
                            .as("%s %s", model, variable.getKey())
                            .isTrue();
                }));
    }

    private Definition fact(Definition model) {
        String name = model.businessLayer()
                .at("/sourceModel/factSources")
                .valueStream()
                .findFirst()
                .orElseThrow()
                .at("/dataEntity/key")
                .asText();
        return tenant.resolve(model.space(), name).orElseThrow();
    }

    private Definition dimension(Definition model, JsonNode source) {
        return tenant.resolve(model.space(), source.at("/dataEntity/key").asText())
                .orElseThrow();
    }

    private Set<String> kinds(String part, String property) {
        return models.stream()
                .flatMap(model -> model.businessLayer().path(part).valueStream())
                .map(node -> kind(node, property))
                .collect(Collectors.toSet());
    }

    private static String mappedColumn(JsonNode measure) {
        JsonNode mapping = measure.path("measureMapping");
        return mapping.isEmpty()
                ? measure.path("key").asText()
                : mapping.valueStream().findFirst().orElseThrow().path("key").asText();
    }

    private static String version(Definition model) {
        return model.businessLayer().path("version").asText();
    }

    private static String kind(JsonNode node, String property) {
        String value = node.path(property).asText();
        return value.substring(value.lastIndexOf('.') + 1);
    }

    private static List<String> names(JsonNode object) {
        return object.propertyStream().map(Map.Entry::getKey).toList();
    }
}
