package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** Decides from a definition which object type the tenant lists it under, or that it lists it nowhere. */
final class Classifier {
    private static final String DELTA = "@DataWarehouse.delta";

    private Classifier() {}

    /**
     * Empty for what is no object of its own: the inner table of a delta pair, events, actions, aspects, and whatever
     * has neither columns nor a query.
     */
    static Optional<ObjectKind> kindOf(JsonNode definition, boolean hasBusinessLayer) {
        return switch (definition.path("kind").asText("entity")) {
            case "entity" -> entity(definition, hasBusinessLayer);
            case "type" -> Optional.of(ObjectKind.TYPE);
            case "context" -> Optional.of(ObjectKind.CONTEXT);
            case "service" -> Optional.of(ObjectKind.SERVICE);
            default -> Optional.empty();
        };
    }

    private static Optional<ObjectKind> entity(JsonNode definition, boolean hasBusinessLayer) {
        if (definition.has("@DataWarehouse.dataAccessControl.definition")) {
            return Optional.of(ObjectKind.DATA_ACCESS_CONTROL);
        }
        if (hasBusinessLayer && annotated(definition, "@DataWarehouse.editorType", "DWCQueryModelEditor")) {
            return Optional.of(ObjectKind.ANALYTIC_MODEL);
        }
        if (definition.has("@DataWarehouse.remote.connection")) {
            return Optional.of(ObjectKind.REMOTE_TABLE);
        }
        if (definition.has("@DataWarehouse.external.schema")) {
            return Optional.of(ObjectKind.LOCAL_TABLE);
        }
        if (definition.has(Space.ENCLOSING_OBJECT)) {
            return Optional.empty();
        }
        if (!definition.has("kind") && !definition.has("elements") && !isQuery(definition)) {
            return Optional.empty();
        }
        return Optional.of(isView(definition) ? ObjectKind.VIEW : ObjectKind.LOCAL_TABLE);
    }

    private static boolean isView(JsonNode definition) {
        boolean script = annotated(definition, "@Analytics.dbViewType", "TABLE_FUNCTION")
                || definition.has("@DataWarehouse.tableFunction.script");
        return script || isQuery(definition) && !isDeltaTable(definition);
    }

    private static boolean isQuery(JsonNode definition) {
        return definition.has("query") || definition.has("projection");
    }

    private static boolean isDeltaTable(JsonNode definition) {
        return annotated(definition, "@DataWarehouse.repository.technicalType", "DWC_LOCAL_TABLE")
                || annotated(definition.path(DELTA), "type", "ACTIVE")
                || annotated(definition, DELTA + ".type", "ACTIVE");
    }

    private static boolean annotated(JsonNode node, String annotation, String value) {
        return CsnJson.text(node, annotation).filter(value::equals).isPresent();
    }
}
