package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Space;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import java.util.Optional;

/**
 * Finds the built-in type of an element: through derived types, and for elements without a type (analytic models) through
 * the query, the measure's formula or the association it comes from. Cycles end after a fixed number of steps.
 */
final class ElementTypes {
    private static final int MAX_STEPS = 40;

    private final Tenant tenant;
    private final Space space;

    ElementTypes(Tenant tenant, Space space) {
        this.tenant = tenant;
        this.space = space;
    }

    /** The element with {@code type} and facets; one without {@code type} when nothing can be found out. */
    ObjectNode resolve(String entity, String element) {
        return resolve(entity, element, 0).orElseGet(CsnJson::object);
    }

    /** A parameter of a model has the type of the source's parameter that it fills. */
    ObjectNode parameter(String entity, String name) {
        return definition(entity)
                .map(definition -> definition.path("params").get(name))
                .filter(parameter -> parameter instanceof ObjectNode && parameter.has("type"))
                .flatMap(parameter -> builtIn((ObjectNode) parameter, 0))
                .or(() -> sourceParameter(entity, name))
                .orElseGet(CsnJson::object);
    }

    private Optional<ObjectNode> sourceParameter(String model, String name) {
        return space.model(model).stream()
                .flatMap(layer -> layer.path("sourceModel").path("factSources").valueStream())
                .flatMap(source -> source.path("parameterMappings").properties().stream()
                        .filter(mapping ->
                                mapping.getValue().path("variableName").asText().equals(name))
                        .map(mapping ->
                                parameter(source.path("dataEntity").path("key").asText(), mapping.getKey())))
                .filter(parameter -> parameter.has("type"))
                .findFirst();
    }

    private Optional<ObjectNode> resolve(String entity, String name, int steps) {
        if (steps > MAX_STEPS) {
            return Optional.empty();
        }
        return definition(entity).flatMap(definition -> {
            if (!(definition.path("elements").get(name) instanceof ObjectNode element)) {
                return Optional.empty();
            }
            return element.has("type")
                    ? builtIn(element, steps + 1)
                    : throughQuery(entity, definition, name, element, steps + 1);
        });
    }

    private Optional<ObjectNode> builtIn(ObjectNode element, int steps) {
        JsonNode type = element.get("type");
        if (type.path("ref").isArray()) {
            return resolve(
                    type.path("ref").path(0).asText(), type.path("ref").path(1).asText(), steps + 1);
        }
        if (type.asText().startsWith("cds.") || steps > MAX_STEPS) {
            return Optional.of(element);
        }
        return definition(type.asText()).filter(derived -> derived.has("type")).flatMap(derived -> {
            ObjectNode merged = derived.deepCopy();
            for (String facet : new String[] {"length", "precision", "scale"}) {
                if (element.has(facet)) {
                    merged.set(facet, element.get(facet));
                }
            }
            return builtIn(merged, steps + 1);
        });
    }

    private Optional<ObjectNode> throughQuery(
            String entity, JsonNode definition, String name, ObjectNode element, int steps) {
        JsonNode path = element.path("@Analytics.navigationAttributeRef");
        if (path.size() == 2) {
            Optional<ObjectNode> attribute = throughAssociation(
                    definition, path.path(0).asText(), path.path(1).asText(), steps);
            if (attribute.isPresent()) {
                return attribute;
            }
        }
        return throughColumn(definition, name, steps).or(() -> measure(entity, name, steps));
    }

    private Optional<ObjectNode> throughColumn(JsonNode definition, String name, int steps) {
        JsonNode select = select(definition);
        for (JsonNode column : select.path("columns")) {
            if (!columnName(column).equals(name)) {
                continue;
            }
            if (column.get("cast") instanceof ObjectNode cast) {
                return builtIn(cast, steps);
            }
            JsonNode ref = column.path("ref");
            String last = ref.path(ref.size() - 1).asText();
            if (ref.size() == 1) {
                return resolve(source(select.path("from"), ""), last, steps);
            }
            String first = ref.path(0).asText();
            String source = source(select.path("from"), first);
            return source.isEmpty() ? throughAssociation(definition, first, last, steps) : resolve(source, last, steps);
        }
        return Optional.empty();
    }

    private Optional<ObjectNode> throughAssociation(JsonNode definition, String association, String name, int steps) {
        JsonNode target = definition.path("elements").path(association).path("target");
        if (!target.isTextual()) {
            target = select(definition).path("mixin").path(association).path("target");
        }
        return resolve(target.asText(), name, steps);
    }

    /** A restricted measure has the type of the measure it restricts; a calculated one is a floating number. */
    private Optional<ObjectNode> measure(String model, String name, int steps) {
        return space.model(model)
                .map(layer -> layer.path("measures").path(name))
                .flatMap(measure -> {
                    String type = measure.path("measureType").asText();
                    if (type.endsWith("RestrictedMeasure")) {
                        return resolve(model, measure.path("key").asText(), steps);
                    }
                    return type.isEmpty()
                            ? Optional.empty()
                            : Optional.of(CsnJson.object().put("type", "cds.Double"));
                });
    }

    private static JsonNode select(JsonNode definition) {
        JsonNode query = definition.path("query");
        while (query.has("SET")) {
            query = query.path("SET").path("args").path(0);
        }
        return query.has("SELECT") ? query.path("SELECT") : definition.path("projection");
    }

    private static String columnName(JsonNode column) {
        JsonNode ref = column.path("ref");
        return column.has("as")
                ? column.path("as").asText()
                : ref.path(ref.size() - 1).asText();
    }

    /** The entity behind an alias, or the first source for an empty alias; an empty name when there is none. */
    private static String source(JsonNode from, String alias) {
        for (JsonNode argument : from.path("args")) {
            String found = source(argument, alias);
            if (!found.isEmpty()) {
                return found;
            }
        }
        JsonNode first = from.path("ref").path(0);
        String entity = first.isTextual() ? first.asText() : first.path("id").asText();
        boolean matches = alias.isEmpty() || alias.equals(from.path("as").asText(entity));
        return matches ? entity : "";
    }

    /** In this space, or as {@code SPACE.NAME} in another. */
    private Optional<ObjectNode> definition(String name) {
        return space.definition(name).or(() -> {
            int dot = name.indexOf('.');
            return dot < 1
                    ? Optional.empty()
                    : tenant.find(name.substring(0, dot)).flatMap(other -> other.definition(name.substring(dot + 1)));
        });
    }
}
