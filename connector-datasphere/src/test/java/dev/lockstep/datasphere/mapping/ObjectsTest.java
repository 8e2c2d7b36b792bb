package dev.lockstep.datasphere.mapping;

import static dev.lockstep.datasphere.mapping.Csn.asset;
import static dev.lockstep.datasphere.mapping.Csn.column;
import static dev.lockstep.datasphere.mapping.Csn.entity;
import static dev.lockstep.datasphere.mapping.Csn.finding;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Association;
import dev.lockstep.model.Association.Join;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Semantics.Usage;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Storage;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Finding;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ObjectsTest {
    private static final String ELEMENTS = "\"elements\": {\"ID\": {\"type\": \"cds.Integer\"}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "TABLE | \"@Acme.x\": 1",
                "TABLE | \"@DataWarehouse.remote.connection\": \"C\"",
                "TABLE | \"@DataWarehouse.external.schema\": \"S#L\"",
                "TABLE | \"@DataWarehouse.delta\": {\"type\": {\"#\": \"ACTIVE\"}}, \"query\": {\"SELECT\": {}}",
                "TABLE | \"@DataWarehouse.repository.technicalType\": {\"#\": \"DWC_LOCAL_TABLE\"}, \"query\": {}",
                "VIEW | \"@Analytics.dbViewType\": \"TABLE_FUNCTION\"",
                "VIEW | \"@DataWarehouse.tableFunction.script\": \"rows = SELECT 1\"",
                "VIEW | \"query\": {\"SELECT\": {\"from\": {\"ref\": [\"A\"]}}}",
                "VIEW | \"projection\": {\"from\": {\"ref\": [\"A\"]}}",
            })
    void anEntityIsWhatItsMarksSay(AssetKind kind, String marks) {
        assertThat(asset("\"T\": {\"kind\": \"entity\", %s, %s}".formatted(marks, ELEMENTS), "T")
                        .kind())
                .isEqualTo(kind);
    }

    @ParameterizedTest
    @ValueSource(strings = {"type", "service", "context", "aspect", "event", "action", "function"})
    void definitionsWithoutRowsAreSkippedWithAReason(String kind) {
        Finding finding = finding("\"T\": {\"kind\": \"%s\"}".formatted(kind), "T");

        assertThat(finding).isInstanceOfSatisfying(Finding.Skipped.class, skipped -> assertThat(skipped.reason())
                .contains("kind " + kind));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"kind\": \"entity\", \"@DataWarehouse.dataAccessControl.definition\": {}, \"elements\": {}}",
                "{\"kind\": \"entity\", \"@DataWarehouse.enclosingObject\": \"T\", \"elements\": {}}",
            })
    void accessControlsAndChangeLogsAreSkipped(String definition) {
        assertThat(finding("\"T\": " + definition, "T")).isInstanceOf(Finding.Skipped.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "7",
                "{}",
                "{\"kind\": \"gizmo\", \"elements\": {}}",
                "{\"kind\": 3}",
                "{\"kind\": \"entity\", \"elements\": {}}",
                "{\"kind\": \"entity\", \"elements\": []}",
            })
    void whatCannotBeAnAssetFailsWithAReasonAndARemedy(String definition) {
        assertThat(finding("\"T\": " + definition, "T")).isInstanceOfSatisfying(Finding.Failed.class, failed -> {
            assertThat(failed.reason()).isNotEmpty();
            assertThat(failed.remedy()).isNotEmpty();
        });
    }

    @Test
    void definitionsBelowTheContextOfAnotherSpaceBelongThere() {
        String foreign =
                """
                "FINANCE": {"kind": "context", "@DataWarehouse.space.name": "FIN"},
                "SAP.TIME": {"kind": "context"},
                """
                        + entity("FINANCE.COST.CENTER", "\"ID\": {\"type\": \"cds.Integer\"}")
                        + ","
                        + entity("SAP.TIME.DAY", "\"ID\": {\"type\": \"cds.Integer\"}");

        assertThat(finding(foreign, "FINANCE.COST.CENTER"))
                .isEqualTo(new Finding.Skipped(
                        new dev.lockstep.model.AssetId(Csn.SYSTEM, Csn.SPACE, "FINANCE.COST.CENTER"),
                        "It belongs to the space FIN."));
        assertThat(finding(foreign, "FINANCE")).isInstanceOf(Finding.Skipped.class);
        assertThat(finding(foreign, "SAP.TIME.DAY")).isInstanceOf(Finding.Found.class);
        assertThat(Csn.space(foreign).resolve("FINANCE.COST.CENTER")).isEqualTo(new AssetRef("FIN", "COST.CENTER"));
    }

    @Test
    void aDottedReferenceLeadsToAKnownSpaceUnlessAnObjectHasThatName() {
        CsnSpace space = CsnSpace.builder("SALES")
                .add(Csn.document("{\"definitions\": {%s}}".formatted(entity("FIN.LOCAL", ""))))
                .spaces(java.util.Set.of("FIN", "SALES"))
                .build();

        assertThat(space.resolve("FIN.LEDGER")).isEqualTo(new AssetRef("FIN", "LEDGER"));
        assertThat(space.resolve("FIN.LOCAL")).isEqualTo(new AssetRef("SALES", "FIN.LOCAL"));
        assertThat(space.resolve("sap.s4.Entity")).isEqualTo(new AssetRef("SALES", "sap.s4.Entity"));
    }

    @Test
    void anAssociationOfEqualColumnsIsTakenApartCompletely() {
        Association association = association(
                """
                {"type": "cds.Association", "target": "T", "@EndUserText.label": "to T", "cardinality": {"min": 0, "max": "*"},
                 "on": [{"ref": ["A"]}, "=", {"ref": ["_T", "X"]}, "and", {"ref": ["B"]}, "=", {"ref": ["_T", "Y"]}]}
                """);

        assertThat(association.target()).isEqualTo(new AssetRef("SALES", "T"));
        assertThat(association.kind()).isEqualTo(Association.Kind.PLAIN);
        assertThat(association.joins()).containsExactly(new Join("A", "X"), new Join("B", "Y"));
        assertThat(association.condition()).isEmpty();
        assertThat(association.cardinality())
                .hasValue(new Association.Cardinality(Optional.empty(), Optional.of("0"), Optional.of("*")));
        assertThat(association.label()).isEqualTo(Texts.of("to T"));
        assertThat(association.rest().isEmpty()).isTrue();
    }

    @Test
    void aReversedConditionIsUnderstoodAndKept() {
        Association association = association(
                """
                {"type": "cds.Composition", "target": "T", "on": [{"ref": ["_T", "X"]}, "=", {"ref": ["$projection", "A"]}]}
                """);

        assertThat(association.kind()).isEqualTo(Association.Kind.COMPOSITION);
        assertThat(association.joins()).containsExactly(new Join("A", "X"));
        assertThat(association.rest().members().keySet()).containsExactly("on");
    }

    @Test
    void aConditionThatSaysMoreIsKeptAsItIs() {
        Association association = association(
                """
                {"type": "cds.Association", "target": "T", "on": [{"ref": ["A"]}, "=", {"ref": ["_T", "X"]}, "or", {"ref": ["A"]}, "=", {"val": 1}]}
                """);

        assertThat(association.joins()).isEmpty();
        assertThat(association.condition()).isPresent();
    }

    @Test
    void aManagedAssociationKeepsItsKeys() {
        Association association =
                association("{\"type\": \"cds.Association\", \"target\": \"T\", \"keys\": [{\"ref\": [\"ID\"]}]}");

        assertThat(association.rest().members().keySet()).containsExactly("keys");
    }

    @Test
    void aDanglingAssociationIsReported() {
        Finding finding = Csn.table(
                "\"ID\": {\"type\": \"cds.Date\"}, \"_X\": {\"type\": \"cds.Association\", \"target\": \"GONE\"}");

        assertThat(asset(finding).associations()).hasSize(1);
        assertThat(Csn.losses(finding)).extracting("path").containsExactly("associations/_X/target");
    }

    @Test
    void hierarchiesKeepLevelsParentsAndExtras() {
        Asset asset = asset(
                """
                "T": {"kind": "entity", %s, "@Hierarchy.leveled": [
                   {"name": "GEO", "label": "Geography", "levels": [{"element": {"=": "A"}}, {"element": {"=": "B"}}]}],
                 "@Hierarchy.parentChild": [
                   {"name": "ORG", "recurse": {"parent": [{"=": "P"}], "child": [{"=": "ID"}]}, "directory": {"=": "_D"},
                    "siblingsOrder": [{"by": {"=": "N"}}]}]}
                """
                        .formatted(ELEMENTS),
                "T");

        assertThat(asset.semantics().hierarchies())
                .containsExactly(
                        new Hierarchy(
                                "GEO",
                                Texts.of("Geography"),
                                Hierarchy.Kind.LEVEL,
                                List.of("A", "B"),
                                List.of(),
                                List.of(),
                                Optional.empty(),
                                Tree.Node.empty()),
                        new Hierarchy(
                                "ORG",
                                Texts.none(),
                                Hierarchy.Kind.PARENT_CHILD,
                                List.of(),
                                List.of("P"),
                                List.of("ID"),
                                Optional.of("_D"),
                                new Tree.Node(Map.of(
                                        "siblingsOrder",
                                        Tree.seq(List.of(new Tree.Node(
                                                Map.of("by", new Tree.Node(Map.of("=", Tree.text("N")))))))))));
        assertThat(asset.rest().isEmpty()).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "<NULL>\\u007fsales_db\\u007forders | sales_db.orders",
                "DB\\u007fSCHEMA\\u007fT.A | DB.SCHEMA.T.A",
                "\\\"SAPBW\\\".\\\"/BIC/X\\\" | SAPBW./BIC/X",
                "plain | plain",
            })
    void aRemoteTableKnowsItsConnectionAndLocation(String entity, String location) {
        Storage storage = asset(
                        "\"T\": {\"kind\": \"entity\", %s, \"@DataWarehouse.remote.connection\": \"ATHENA\", \"@DataWarehouse.remote.entity\": \"%s\"}"
                                .formatted(ELEMENTS, entity),
                        "T")
                .storage();

        assertThat(storage.connection()).hasValue("ATHENA");
        assertThat(storage.location()).hasValue(location);
    }

    @Test
    void theBusinessPurposeGivesStewardship() {
        Asset asset = asset(
                """
                "T": {"kind": "entity", %s, "@DataWarehouse.businessDefinition.contact": "Controlling",
                 "@DataWarehouse.businessDefinition.responsibleTeam": "Finance IT",
                 "@DataWarehouse.businessDefinition.tags": [{"key": "b", "text": "b"}, {"key": "a", "text": "a"}],
                 "@DataWarehouse.businessDefinition.purpose": "Closing", "@API.state": 1,
                 "@Acme.releaseState": {"#": "DEPRECATED"}, "@Acme.successor": "T2",
                 "@Acme.stewardship": {"steward": "data@acme.example", "certified": true},
                 "_meta": {"dependencies": {"folderAssignment": "Folder_1"}}}
                """
                        .formatted(ELEMENTS),
                "T");
        Stewardship stewardship = asset.stewardship();

        assertThat(stewardship.owner()).hasValue("Finance IT");
        assertThat(stewardship.contact()).hasValue("Controlling");
        assertThat(stewardship.steward()).hasValue("data@acme.example");
        assertThat(stewardship.certification()).hasValue("CERTIFIED");
        assertThat(stewardship.releaseState()).hasValue("DEPRECATED");
        assertThat(stewardship.successor()).hasValue("T2");
        assertThat(stewardship.tags()).containsExactly("a", "b");
        assertThat(stewardship.customProperties().findText("purpose")).hasValue("Closing");
        assertThat(stewardship.customProperties().findText("folder")).hasValue("Folder_1");
        assertThat(asset.rest().members().keySet())
                .containsExactly(
                        "@DataWarehouse.businessDefinition.tags",
                        "@API.state",
                        "@Acme.releaseState",
                        "@Acme.stewardship",
                        "!as",
                        "!without");
    }

    @Test
    void semanticsSayUsageExposureProtectionAndParameters() {
        Asset asset = asset(
                """
                "T": {"kind": "entity", %s, "@ObjectModel.modelingPattern": {"#": "ANALYTICAL_DIMENSION"},
                 "@ObjectModel.representativeKey": {"=": "ID"}, "@DataWarehouse.consumption.external": true,
                 "@DataWarehouse.dataAccessControl.usage": [{"target": "DAC_A", "on": []}],
                 "params": {"P": {"type": "cds.Date", "@EndUserText.label": "Day"}}}
                """
                        .formatted(ELEMENTS),
                "T");

        assertThat(asset.semantics().usage()).isEqualTo(Usage.DIMENSION);
        assertThat(asset.semantics().representativeKey()).hasValue("ID");
        assertThat(asset.semantics().exposed()).isTrue();
        assertThat(asset.semantics().accessControls()).containsExactly("DAC_A");
        assertThat(asset.semantics().variables()).singleElement().satisfies(variable -> {
            assertThat(variable.type()).hasValue(new DataType.Date());
            assertThat(variable.rest().isEmpty()).isTrue();
        });
        assertThat(asset.rest().members().keySet()).containsExactly("@DataWarehouse.dataAccessControl.usage");
    }

    @Test
    void everySourceOfAQueryIsUpstream() {
        Asset asset = asset(
                """
                "FIN": {"kind": "context", "@DataWarehouse.space.name": "FINANCE"},
                "V": {"kind": "entity", %s, "query": {"SET": {"op": "union", "all": true, "args": [
                  {"SELECT": {"from": {"join": "left", "args": [{"ref": ["A"], "as": "a"},
                     {"ref": [{"id": "B", "args": {"P": {"ref": ["P"], "param": true}}}], "as": "b"}], "on": []},
                   "where": ["exists", {"SELECT": {"from": {"ref": ["C"]}}}]}},
                  {"SELECT": {"from": {"SELECT": {"from": {"ref": ["FIN.D"]}}, "as": "s"}}}]}}}
                """
                        .formatted(ELEMENTS),
                "V");

        assertThat(asset.upstream())
                .containsExactly(
                        new AssetRef("FINANCE", "D"),
                        new AssetRef("SALES", "A"),
                        new AssetRef("SALES", "B"),
                        new AssetRef("SALES", "C"));
    }

    @Test
    void knownObjectsNamedInAScriptAreUpstream() {
        Asset asset = asset(
                entity("A", "\"ID\": {\"type\": \"cds.Date\"}")
                        + ", \"V\": {\"kind\": \"entity\", %s, \"@DataWarehouse.tableFunction.script\": \"x = SELECT \\\"ID\\\" FROM \\\"A\\\"\"}"
                                .formatted(ELEMENTS),
                "V");

        assertThat(asset.upstream()).containsExactly(new AssetRef("SALES", "A"));
    }

    @Test
    void elementsOfAspectsComeFirst() {
        Asset asset = asset(
                "\"managed\": {\"kind\": \"aspect\", \"elements\": {\"AT\": {\"type\": \"cds.Timestamp\"}}},"
                        + "\"T\": {\"kind\": \"entity\", \"includes\": [\"managed\"], %s}".formatted(ELEMENTS),
                "T");

        assertThat(asset.columns()).extracting(Column::name).containsExactly("AT", "ID");
    }

    @Test
    void aViewWithoutElementsTakesThemFromItsQuery() {
        Finding finding = finding(
                entity("A", "\"ID\": {\"type\": \"cds.Integer\"}, \"N\": {\"type\": \"cds.Date\"}")
                        + ", \"V\": {\"kind\": \"entity\", \"projection\": {\"from\": {\"ref\": [\"A\"]}, \"columns\": [\"*\", {\"ref\": [\"N\"], \"as\": \"M\"}], \"excluding\": [\"N\"]}}",
                "V");

        assertThat(asset(finding).columns()).extracting(Column::name).containsExactly("ID", "M");
        assertThat(column(asset(finding), "M").type()).isEqualTo(new DataType.Date());
        assertThat(Csn.losses(finding)).extracting("path").containsExactly("columns");
    }

    private static Association association(String element) {
        return asset(
                        entity("T", "\"X\": {\"type\": \"cds.Date\"}")
                                + ","
                                + entity("S", "\"A\": {\"type\": \"cds.Date\"}, \"_T\": " + element),
                        "S")
                .associations()
                .get(0);
    }
}
