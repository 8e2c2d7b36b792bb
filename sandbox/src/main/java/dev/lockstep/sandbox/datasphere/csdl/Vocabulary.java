package dev.lockstep.sandbox.datasphere.csdl;

import java.util.stream.Stream;

/** The vocabularies that every document imports. */
enum Vocabulary {
    AGGREGATION("Aggregation", "Org.OData.Aggregation.V1"),
    ANALYTICS("Analytics", "com.sap.vocabularies.Analytics.v1"),
    CAPABILITIES("Capabilities", "Org.OData.Capabilities.V1"),
    COMMON("Common", "com.sap.vocabularies.Common.v1"),
    CORE("Core", "Org.OData.Core.V1"),
    DATA_INTEGRATION("DataIntegration", "com.sap.vocabularies.DataIntegration.v1"),
    HIERARCHY("Hierarchy", "com.sap.vocabularies.Hierarchy.v1");

    private final String alias;
    private final String namespace;

    Vocabulary(String alias, String namespace) {
        this.alias = alias;
        this.namespace = namespace;
    }

    static void references(XmlOut xml) {
        Stream.of(values()).forEach(each -> xml.open("edmx:Reference", "Uri", each.uri())
                .leaf("edmx:Include", "Alias", each.alias, "Namespace", each.namespace)
                .close());
    }

    private String uri() {
        return namespace.startsWith("Org.OData")
                ? "https://oasis-tcs.github.io/odata-vocabularies/vocabularies/" + namespace + ".xml"
                : "https://sap.github.io/odata-vocabularies/vocabularies/" + alias + ".xml";
    }
}
