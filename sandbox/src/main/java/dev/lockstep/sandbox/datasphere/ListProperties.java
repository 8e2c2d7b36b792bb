package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Fingerprint;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The properties a list can select, computed from an object. */
final class ListProperties {
    static final String NAME = "technicalName";
    static final List<String> ALL = List.of(
            NAME,
            "businessName",
            "type",
            "semanticUsage",
            "status",
            "createdOn",
            "changedOn",
            "deployedOn",
            "createdBy",
            "changedBy");

    private static final List<String> PEOPLE = List.of("ABERG", "CORTEZ", "MWANGI", "TANAKA");
    private static final Map<String, String> USAGES = Map.of(
            "ANALYTICAL_FACT", "Fact",
            "ANALYTICAL_DIMENSION", "Dimension",
            "ANALYTICAL_CUBE", "AnalyticalDataset",
            "LANGUAGE_DEPENDENT_TEXT", "Text",
            "ANALYTICAL_PARENT_CHILD_HIERARCHY_NODE", "Hierarchy",
            "PARENT_CHILD_HIERARCHY_NODE_PROVIDER", "HierarchyWithDirectory");

    private final Surprises surprises;

    ListProperties(Surprises surprises) {
        this.surprises = surprises;
    }

    /** Every property that the object has, in the order of {@link #ALL}. */
    ObjectNode of(SpaceObject object) {
        JsonNode definition = object.definition();
        ObjectNode row = CsnJson.object().put(NAME, object.name());
        label(definition)
                .filter(label -> !surprises.isOn(Surprise.NO_LABELS))
                .ifPresent(label -> row.put("businessName", label));
        row.put("type", object.kind().typeName());
        usage(object).ifPresent(usage -> row.put("semanticUsage", usage));
        row.put("status", object.status());
        row.put("createdOn", time(object.createdOn()));
        row.put("changedOn", time(object.changedOn()));
        if (object.isDeployed()) {
            row.put("deployedOn", time(object.deployedOn()));
        }
        row.put("createdBy", person(object.space() + object.name()));
        row.put("changedBy", person(object.fingerprint()));
        return row;
    }

    /** The business name as CSN writes it, in old documents with {@code @Common.Label}. */
    static Optional<String> label(JsonNode definition) {
        return CsnJson.text(definition, "@EndUserText.label").or(() -> CsnJson.text(definition, "@Common.Label"));
    }

    private static Optional<String> usage(SpaceObject object) {
        return switch (object.kind()) {
            case LOCAL_TABLE, REMOTE_TABLE, VIEW ->
                Optional.of(CsnJson.text(object.definition(), "@ObjectModel.modelingPattern")
                        .map(pattern -> USAGES.getOrDefault(pattern, "RelationalDataset"))
                        .orElse("RelationalDataset"));
            default -> Optional.empty();
        };
    }

    private String time(Instant instant) {
        return surprises.isOn(Surprise.DATES_WITHOUT_TIME)
                ? instant.toString().substring(0, "2026-01-05".length())
                : instant.toString();
    }

    private static String person(String seed) {
        return PEOPLE.get(Fingerprint.number(seed, PEOPLE.size()));
    }
}
