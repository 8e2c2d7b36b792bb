package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.datasphere.content.SourceFile;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Documents for tests: one object of every sort. */
final class SmallTenant {
    static final String SALES =
            """
            {"definitions": {
              "FINANCE": {"kind": "context", "@DataWarehouse.space.name": "FINANCE"},
              "FINANCE.CURRENCIES": {"kind": "entity", "@cds.persistence.exists": true,
                "elements": {"CODE": {"type": "cds.String", "length": 5, "key": true}}},
              "Amount": {"kind": "type", "type": "Money"},
              "Money": {"kind": "type", "type": "cds.Decimal", "precision": 17, "scale": 2},
              "Unused": {"kind": "type", "type": "cds.String", "length": 3},
              "ORDERS": {"kind": "entity", "@EndUserText.label": "Orders",
                "@DataWarehouse.delta": {"type": {"#": "ACTIVE"}, "deltaFromEntities": ["ORDERS_Delta"]},
                "elements": {"ID": {"type": "cds.String", "length": 10, "key": true, "notNull": true},
                  "AMOUNT": {"type": "Amount", "@EndUserText.label": "Amount"}},
                "query": {"SELECT": {"from": {"ref": ["ORDERS_Delta"]}, "columns": [{"ref": ["ID"]}]}}},
              "ORDERS_Delta": {"kind": "entity", "@DataWarehouse.enclosingObject": "ORDERS",
                "elements": {"ID": {"type": "cds.String", "length": 10, "key": true}}},
              "RT": {"kind": "entity", "@DataWarehouse.remote.connection": "C1",
                "@DataWarehouse.remote.entity": "<NULL>\\u007fdb\\u007ft", "elements": {"A": {"type": "cds.Date"}}},
              "V 1/Ä": {"kind": "entity", "@EndUserText.label": "First", "@DataWarehouse.consumption.external": true,
                "@ObjectModel.modelingPattern": {"#": "ANALYTICAL_FACT"},
                "@ObjectModel.supportedCapabilities": {"#": "ANALYTICAL_PROVIDER"},
                "params": {"P_DAYS": {"type": "cds.Integer"}},
                "elements": {
                  "2nd key": {"type": "cds.String", "key": true, "notNull": true, "@EndUserText.label": "Key & <more>"},
                  "DAYS": {"type": "cds.Decimal", "precision": 3, "scale": 0, "@AnalyticsDetails.measureType": {"#": "BASE"}},
                  "AMOUNT": {"type": "Amount"},
                  "_CUR": {"type": "cds.Association", "target": "FINANCE.CURRENCIES", "on": []}},
                "query": {"SELECT": {"from": {"ref": ["ORDERS"]}}}},
              "V_HIDDEN": {"kind": "entity", "elements": {"A": {"type": "cds.Boolean"}},
                "query": {"SELECT": {"from": {"ref": ["ORDERS"]}}}},
              "AM": {"kind": "entity", "@EndUserText.label": "Model",
                "@DataWarehouse.editorType": {"#": "DWCQueryModelEditor"},
                "elements": {
                  "ID": {},
                  "CURRENCY": {"@Analytics.navigationAttributeRef": ["_CUR∞0", "CODE"]},
                  "AMOUNT": {"@AnalyticsDetails.measureType": {"#": "BASE"}},
                  "AMOUNT_EU": {"@AnalyticsDetails.measureType": {"#": "RESTRICTION"}},
                  "SHARE": {"@AnalyticsDetails.measureType": {"#": "CALCULATION"}},
                  "_CUR∞0": {"type": "cds.Association", "target": "FINANCE.CURRENCIES"}},
                "query": {"SELECT": {"from": {"ref": ["ORDERS"], "as": "O"},
                  "columns": [{"ref": ["O", "ID"]}, {"ref": ["_CUR∞0"]}, {"ref": ["O", "AMOUNT"], "as": "AMOUNT"}]}}},
              "DAC": {"kind": "entity", "@DataWarehouse.dataAccessControl.definition": {"sourceEntity": "P"},
                "elements": {"C": {"type": "cds.String"}}}},
             "businessLayerDefinitions": {"AM": {"identifier": {"key": "AM"}, "measures": {
                "AMOUNT_EU": {"measureType": "AnalyticModelMeasureType.RestrictedMeasure", "key": "AMOUNT"},
                "SHARE": {"measureType": "AnalyticModelMeasureType.CalculatedMeasure"}}}},
             "editorSettings": {"ORDERS": {"uiModel": "{}"}},
             "taskchains": {"NIGHTLY": {"kind": "sap.dwc.taskChain", "nodes": []}},
             "i18n": {"de": {"k": "v"}}, "version": {"csn": "1.0"}}
            """;

    private SmallTenant() {}

    static SourceFile sales() {
        return new SourceFile("SALES", "sales.json", SALES);
    }

    static SourceFile finance() {
        return new SourceFile(
                "FINANCE",
                "finance.json",
                """
                {"definitions": {"CURRENCIES": {"kind": "entity",
                  "elements": {"CODE": {"type": "cds.String", "length": 5, "key": true}}}}}
                """);
    }

    /** A space with {@code count} exposed views. */
    static SourceFile views(String space, int count) {
        return new SourceFile(
                space,
                "views.json",
                IntStream.range(0, count)
                        .mapToObj(i -> "\"V%04d\":{\"kind\":\"entity\",\"@DataWarehouse.consumption.external\":true,"
                                        .formatted(i)
                                + "\"elements\":{\"A\":{\"type\":\"cds.Integer\"}},\"query\":{}}")
                        .collect(Collectors.joining(",", "{\"definitions\":{", "}}")));
    }

    static DatasphereSandboxOptions options() {
        return DatasphereSandboxOptions.of(TenantSource.of(sales(), finance()));
    }
}
