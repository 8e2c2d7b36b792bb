package dev.lockstep.datasphere.mapping;

import static dev.lockstep.datasphere.mapping.Csn.asset;
import static dev.lockstep.datasphere.mapping.Csn.column;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Aggregation;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.spi.Finding;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** One model in the form of three versions of the business layer. */
class AnalyticModelTest {
    private static final String DEFINITIONS =
            """
            "D_CUSTOMER": {"kind": "entity", "elements": {
              "ID": {"type": "cds.String", "length": 10, "key": true},
              "COUNTRY": {"type": "cds.String", "length": 3}}},
            "T_SALES": {"kind": "entity", "elements": {
              "CUSTOMER": {"type": "cds.String", "length": 10},
              "VALUE": {"type": "cds.Decimal", "precision": 15, "scale": 2},
              "CURR": {"type": "cds.String", "length": 5}}},
            "F_SALES": {"kind": "entity", "elements": {
              "CUSTOMER_ID": {"@EndUserText.label": "Customer"},
              "AMOUNT": {"@AnalyticsDetails.measureType": {"#": "BASE"}, "@Aggregation.default": {"#": "SUM"},
                "@Semantics.amount.currencyCode": {"=": "CURR"}},
              "CURR": {},
              "_CUSTOMER": {"type": "cds.Association", "target": "D_CUSTOMER"}},
             "query": {"SELECT": {"from": {"ref": ["T_SALES"], "as": "T"}, "columns": [
               {"ref": ["T", "CUSTOMER"], "as": "CUSTOMER_ID"}, {"ref": ["T", "VALUE"], "as": "AMOUNT"}, {"ref": ["CURR"]}]}}},
            "AM": {"kind": "entity", "@DataWarehouse.editorType": {"#": "DWCQueryModelEditor"},
             "params": {"P_DAYS": {"@EndUserText.label": "Days", "type": "cds.Integer"}},
             "elements": {
              "CUSTOMER_ID": {"@EndUserText.label": "Customer", "@ObjectModel.foreignKey.association": {"=": "_CUSTOMER∞0"}},
              "_CUSTOMER∞0": {"type": "cds.Association", "target": "D_CUSTOMER",
                "on": [{"ref": ["CUSTOMER_ID"]}, "=", {"ref": ["_CUSTOMER∞0", "ID"]}]},
              "COUNTRY_Cust": {"@Analytics.navigationAttributeRef": ["_CUSTOMER∞0", "COUNTRY"]},
              "CURRENCY": {},
              "AMOUNT": {"@EndUserText.label": "Amount", "@AnalyticsDetails.measureType": {"#": "BASE"}},
              "AMOUNT_DE": {"@AnalyticsDetails.measureType": {"#": "RESTRICTION"}},
              "SHARE": {"@AnalyticsDetails.measureType": {"#": "CALCULATION"}},
              "CUSTOMERS": {"@AnalyticsDetails.measureType": {"#": "CALCULATION"}}},
             "query": {"SELECT": {"from": {"ref": ["F_SALES"], "as": "F_SALES"}, "columns": [
               {"ref": ["F_SALES", "CUSTOMER_ID"], "as": "CUSTOMER_ID"}, {"ref": ["_CUSTOMER∞0"]},
               {"ref": ["_CUSTOMER∞0", "COUNTRY"], "as": "COUNTRY_Cust"},
               {"ref": ["F_SALES", "CURR"], "as": "CURRENCY"},
               {"ref": ["F_SALES", "AMOUNT"], "as": "AMOUNT"}]}}}
            """;

    private static final String MEASURES =
            """
            "AMOUNT_DE": {"measureType": "AnalyticModelMeasureType.RestrictedMeasure", "key": "AMOUNT", "text": "Amount DE",
              "formula": "[0] = [1]", "formulaRaw": "COUNTRY = 'DE'", "isAuxiliary": true},
            "SHARE": {"measureType": "AnalyticModelMeasureType.CalculatedMeasure", "text": "Share",
              "formula": "[0]/[1]",
              "exceptionAggregation": {"type": "X.AVERAGE", "attributes": ["CUSTOMER_ID"]}},
            "CUSTOMERS": {"measureType": "AnalyticModelMeasureType.CountDistinctMeasure", "text": "Customers"}
            """;

    private static final String VARIABLES =
            """
            "variables": {
              "P_DAYS": {"parameterType": "IAnalyticModelParameterType.Input", "text": "Days", "defaultValue": "50"},
              "COUNTRY": {"parameterType": "AnalyticModelParameterType.StoryFilter", "referenceAttribute": "COUNTRY_Cust",
                "selectionType": "AnalyticModelVariableSelectionType.SINGLE", "multipleSelections": true, "mandatory": true},
              "DAY": {"parameterType": "AnalyticModelParameterType.KeyDate"},
              "NEW": {"parameterType": "AnalyticModelParameterType.Surprise"}}
            """;

    /** Numbers as source keys, {@code sourceKey} and {@code key}. */
    private static final String VERSION_1_2 = layer(
            "1.2.0",
            "\"0\"",
            "\"CUSTOMER_ID\": " + mapped("0", "CUSTOMER_ID"),
            "\"AMOUNT\": {\"measureType\": \"IAnalyticModelMeasureType.FactSourceMeasure\", \"sourceKey\": \"0\", \"key\": \"AMOUNT\", \"text\": \"Amount\"}");

    private static final String VERSION_1_3 = layer(
            "1.3.1",
            "\"0\"",
            "\"CUSTOMER_ID\": " + mapped("0", "CUSTOMER_ID"),
            "\"AMOUNT\": {\"measureType\": \"AnalyticModelMeasureType.FactSourceMeasure\", \"sourceKey\": \"0\", \"key\": \"AMOUNT\", \"text\": \"Amount\"}");

    /** Names as source keys, {@code measureMapping}, {@code usedForDimensionSourceKey}. */
    private static final String VERSION_1_7 = layer(
            "1.7.1",
            "\"F_SALES\"",
            "\"CUSTOMER_ID\": {\"attributeType\": \"AnalyticModelAttributeType.FactSourceAttribute\", \"attributeMapping\": {\"F_SALES\": {\"key\": \"CUSTOMER_ID\"}}, \"usedForDimensionSourceKey\": \"0\"}",
            "\"AMOUNT\": {\"measureType\": \"AnalyticModelMeasureType.FactSourceMeasure\", \"measureMapping\": {\"F_SALES\": {\"key\": \"AMOUNT\"}}, \"text\": \"Amount\"}");

    private static final List<String> VERSIONS = List.of(VERSION_1_2, VERSION_1_3, VERSION_1_7);

    @Test
    void typesAreFollowedThroughViewsAndAssociations() {
        for (String version : VERSIONS) {
            Asset model = model(version);

            assertThat(model.kind()).isEqualTo(AssetKind.ANALYTIC_MODEL);
            assertThat(column(model, "CUSTOMER_ID").type()).isEqualTo(DataType.Text.of(10));
            assertThat(column(model, "COUNTRY_Cust").type()).isEqualTo(DataType.Text.of(3));
            assertThat(column(model, "AMOUNT").type()).isEqualTo(new DataType.Decimal(15, 2));
            assertThat(column(model, "AMOUNT_DE").type()).isEqualTo(new DataType.Decimal(15, 2));
            assertThat(column(model, "CUSTOMERS").type()).isEqualTo(new DataType.Int(64, true));
        }
    }

    @Test
    void theTypeOfACalculatedMeasureIsAGuessAndReported() {
        Finding finding = finding(VERSION_1_7);

        assertThat(column(asset(finding), "SHARE").type()).isEqualTo(new DataType.Float(64));
        assertThat(Csn.losses(finding)).extracting("path").contains("columns/SHARE/type");
    }

    @Test
    void measuresOfEveryKindSayWhereTheyComeFromAndHowTheyAddUp() {
        for (String version : VERSIONS) {
            List<Measure> measures = model(version).semantics().measures();

            assertThat(measures).extracting(Measure::name).containsExactly("AMOUNT", "AMOUNT_DE", "SHARE", "CUSTOMERS");
            assertThat(measures)
                    .extracting(Measure::kind)
                    .containsExactly(
                            Measure.Kind.BASE,
                            Measure.Kind.RESTRICTED,
                            Measure.Kind.CALCULATED,
                            Measure.Kind.COUNT_DISTINCT);
            assertThat(measures)
                    .extracting(Measure::source)
                    .containsExactly(Optional.of("AMOUNT"), Optional.of("AMOUNT"), Optional.empty(), Optional.empty());
            assertThat(measures)
                    .extracting(Measure::aggregation)
                    .containsExactly(
                            Optional.of(Aggregation.SUM),
                            Optional.of(Aggregation.SUM),
                            Optional.of(Aggregation.FORMULA),
                            Optional.of(Aggregation.COUNT_DISTINCT));
            assertThat(measures)
                    .extracting(Measure::formula)
                    .containsExactly(
                            Optional.empty(), Optional.of("COUNTRY = 'DE'"), Optional.of("[0]/[1]"), Optional.empty());
            assertThat(measures.get(1).auxiliary()).isTrue();
            assertThat(measures.get(2).exceptionAggregation())
                    .hasValue(new ExceptionAggregation("AVERAGE", List.of("CUSTOMER_ID")));
        }
    }

    @Test
    void theUnitOfAFactColumnIsFoundUnderItsNameInTheModel() {
        Measure amount = model(VERSION_1_7).semantics().measures().get(0);

        assertThat(amount.currencyColumn()).hasValue("CURRENCY");
    }

    @Test
    void dimensionsKnowTheirSourceKeyColumnAndAttributes() {
        for (String version : VERSIONS) {
            Dimension customer = model(version).semantics().dimensions().get(0);

            assertThat(customer.name()).isEqualTo("CUSTOMER_ID");
            assertThat(customer.label()).isEqualTo(Texts.of("Customer"));
            assertThat(customer.source()).hasValue(new AssetRef("SALES", "D_CUSTOMER"));
            assertThat(customer.keyColumn()).hasValue("CUSTOMER_ID");
            assertThat(customer.attributes()).containsExactly("COUNTRY_Cust");
            assertThat(customer.rest().members()).doesNotContainKeys("text", "dataEntity", "!key");
        }
    }

    @Test
    void columnsOfAModelHaveRoles() {
        Asset model = model(VERSION_1_7);

        assertThat(column(model, "CUSTOMER_ID").role()).isEqualTo(ColumnRole.DIMENSION);
        assertThat(column(model, "COUNTRY_Cust").role()).isEqualTo(ColumnRole.ATTRIBUTE);
        assertThat(column(model, "AMOUNT").role()).isEqualTo(ColumnRole.MEASURE);
    }

    @Test
    void variablesAndParametersOfOneNameAreOne() {
        Finding finding = finding(VERSION_1_7);
        List<Variable> variables = asset(finding).semantics().variables();

        assertThat(variables)
                .extracting(Variable::kind)
                .containsExactly(
                        Variable.Kind.INPUT_PARAMETER,
                        Variable.Kind.FILTER,
                        Variable.Kind.REFERENCE_DATE,
                        Variable.Kind.OTHER);
        assertThat(variables.get(0).type()).hasValue(new DataType.Int(32, true));
        assertThat(variables.get(0).defaultValue()).hasValue(Tree.text("50"));
        assertThat(variables.get(0).rest().findText("parameterType")).hasValue("IAnalyticModelParameterType.Input");
        assertThat(variables.get(1).column()).hasValue("COUNTRY_Cust");
        assertThat(variables.get(1).selection()).hasValue("SINGLE");
        assertThat(variables.get(1).multiple()).isTrue();
        assertThat(variables.get(1).mandatory()).isTrue();
        assertThat(Csn.losses(finding)).extracting("path").contains("semantics/variables/NEW/kind");
    }

    @Test
    void whatTheModelDoesNotSpellOutIsLeftOfTheBusinessLayer() {
        Tree.Node rest = model(VERSION_1_7)
                .rest()
                .findNode("!in")
                .flatMap(inside -> inside.findNode("businessLayerDefinitions"))
                .orElseThrow();

        assertThat(rest.findText("version")).hasValue("1.7.1");
        assertThat(rest.members()).doesNotContainKeys("measures", "variables", "identifier");
    }

    @Test
    void aModelIsExposedAndBuiltOnItsFactAndDimensions() {
        Asset model = model(VERSION_1_7);

        assertThat(model.semantics().exposed()).isTrue();
        assertThat(model.upstream())
                .containsExactly(new AssetRef("SALES", "D_CUSTOMER"), new AssetRef("SALES", "F_SALES"));
    }

    @Test
    void aModelWithoutItsBusinessLayerIsReported() {
        Finding finding = Csn.finding(DEFINITIONS, "AM");

        assertThat(asset(finding).kind()).isEqualTo(AssetKind.ANALYTIC_MODEL);
        assertThat(Csn.losses(finding)).extracting("path").contains("semantics");
    }

    @Test
    void typesThatTheDocumentsDoNotGiveAreAskedForElsewhere() {
        CsnSpace space = CsnSpace.builder(Csn.SPACE)
                .add(document("\"AM\": " + definitionOfModel(), VERSION_1_7))
                .hints((object, name) -> name.equals("AMOUNT")
                        ? Optional.of(new TypeHints.Hint(new DataType.Decimal(38, 6), List.of()))
                        : Optional.empty())
                .build();
        Finding finding = Csn.finding(space, "AM");

        assertThat(column(asset(finding), "AMOUNT").type()).isEqualTo(new DataType.Decimal(38, 6));
        assertThat(column(asset(finding), "CUSTOMER_ID").type()).isInstanceOf(DataType.Opaque.class);
        assertThat(Csn.losses(finding)).extracting("path").contains("columns/CUSTOMER_ID/type");
    }

    private static String definitionOfModel() {
        return DEFINITIONS.substring(DEFINITIONS.indexOf("\"AM\": ") + 6);
    }

    private static Asset model(String layer) {
        return asset(finding(layer));
    }

    private static Finding finding(String layer) {
        return Csn.finding(
                CsnSpace.builder(Csn.SPACE).add(document(DEFINITIONS, layer)).build(), "AM");
    }

    private static CsnDocument document(String definitions, String layer) {
        return Csn.document(
                "{\"definitions\": {%s}, \"businessLayerDefinitions\": {\"AM\": {%s}}}".formatted(definitions, layer));
    }

    private static String mapped(String source, String element) {
        return "{\"attributeType\": \"AnalyticModelAttributeType.FactSourceAttribute\", \"attributeMapping\": {\"%s\": {\"key\": \"%s\"}}}"
                .formatted(source, element);
    }

    private static String layer(String version, String factKey, String customer, String amount) {
        return """
                "identifier": {"key": "AM"}, "version": "%s",
                "sourceModel": {"factSources": {%s: {"dataEntity": {"key": "F_SALES"}}},
                  "dimensionSources": {"0": {"text": "Customer", "dataEntity": {"key": "D_CUSTOMER"},
                    "associationContexts": [{"associationSteps": ["_CUSTOMER"]}]}}},
                "attributes": {%s,
                  "CURRENCY": {"attributeType": "AnalyticModelAttributeType.FactSourceAttribute",
                    "attributeMapping": {%s: {"key": "CURR"}}},
                  "COUNTRY_Cust": {"attributeType": "AnalyticModelAttributeType.DimensionSourceAttribute",
                    "sourceKey": "0", "key": "COUNTRY", "text": "Country"}},
                "measures": {%s, %s}, %s
                """
                .formatted(version, factKey, customer, factKey, amount, MEASURES, VARIABLES);
    }
}
