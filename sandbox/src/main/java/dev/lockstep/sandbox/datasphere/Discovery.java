package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;

/** The OpenAPI document from which SAP's command line client makes its commands. */
final class Discovery {
    private Discovery() {}

    static ObjectNode document() {
        ObjectNode document = CsnJson.object().put("openapi", "3.0.3");
        document.putObject("info")
                .put("title", "SAP Datasphere")
                .put("version", "1.0.0")
                .put("x-document-version", "2026.19.0");
        ObjectNode paths = document.putObject("paths");
        operation(paths, "/dwaas-core/api/v1/spaces", "spaces list");
        for (ObjectKind kind : ObjectKind.values()) {
            String path = "/dwaas-core/api/v1/spaces/{space}/" + kind.segment();
            operation(paths, path, "objects " + kind.segment() + " list");
            operation(paths, path + "/{technicalName}", "objects " + kind.segment() + " read");
        }
        return document;
    }

    private static void operation(ObjectNode paths, String path, String words) {
        paths.putObject(path)
                .putObject("get")
                .put("operationId", words)
                .putObject("responses")
                .putObject("200");
    }
}
