package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a CSN document cannot say about its space, from a file {@code _space.json} beside the documents:
 * {@code {"label": "Sales", "status": {"V_ORDERS": "ChangesToDeploy"}}}.
 *
 * @param status object name to deployment status, for objects that are not {@code Deployed}
 */
record SideInformation(Optional<String> label, Map<String, String> status) {
    static final String FILE_NAME = "_space.json";
    static final SideInformation NONE = new SideInformation(Optional.empty(), Map.of());

    SideInformation {
        status = Map.copyOf(status);
    }

    static SideInformation of(JsonNode json) {
        Map<String, String> status = new TreeMap<>();
        json.path("status")
                .properties()
                .forEach(entry -> status.put(entry.getKey(), entry.getValue().asText()));
        return new SideInformation(CsnJson.text(json, "label"), status);
    }
}
