package dev.lockstep.sandbox.glue.rules;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Checks requests against shapes. Stateless. */
public final class Validator {
    private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

    private final LengthUnit unit;

    public Validator(LengthUnit unit) {
        this.unit = unit;
    }

    /**
     * The request with only the members that {@code shape} knows, in its order, without nulls. The argument is not changed.
     *
     * @throws ServiceError ValidationException that lists every violation; SerializationException for a member of the wrong JSON type
     */
    public ObjectNode accept(Shape.Structure shape, JsonNode request) {
        var violations = new ArrayList<Violation>();
        ObjectNode accepted = structure(shape, request, Place.root(), violations);
        if (!violations.isEmpty()) {
            throw Violation.error(violations);
        }
        return accepted;
    }

    private JsonNode value(Shape shape, JsonNode node, Place path, List<Violation> found) {
        if (shape instanceof Shape.Structure structure) {
            return structure(structure, node, path, found);
        }
        if (shape instanceof Shape.Sequence sequence) {
            return sequence(sequence, node, path, found);
        }
        if (shape instanceof Shape.Dictionary dictionary) {
            return dictionary(dictionary, node, path, found);
        }
        if (!(shape instanceof Shape.Unchecked)) {
            Scalars.broken(shape, node, path, unit)
                    .forEach(constraint -> found.add(Violation.of(node.asText(), path, constraint)));
        }
        return node;
    }

    private ObjectNode structure(Shape.Structure shape, JsonNode node, Place path, List<Violation> found) {
        expect(node.isObject(), "a structure", path);
        ObjectNode accepted = JSON.objectNode();
        for (Shape.Member member : shape.members()) {
            JsonNode value = node.path(member.name());
            Place at = path.then(member.name());
            if (!value.isMissingNode() && !value.isNull()) {
                accepted.set(member.name(), value(member.shape(), value, at, found));
            } else if (member.required()) {
                found.add(Violation.missing(at));
            }
        }
        return accepted;
    }

    private ArrayNode sequence(Shape.Sequence shape, JsonNode node, Place path, List<Violation> found) {
        expect(node.isArray(), "a list", path);
        if (node.size() > shape.max()) {
            found.add(Violation.of("[" + node.size() + " members]", path, Scalars.lengthAtMost(shape.max())));
        }
        if (node.size() < shape.min()) {
            found.add(Violation.of("[]", path, Scalars.lengthAtLeast(shape.min())));
        }
        ArrayNode accepted = JSON.arrayNode(node.size());
        for (int i = 0; i < node.size(); i++) {
            accepted.add(value(shape.item(), node.get(i), path.then((i + 1) + ".member"), found));
        }
        return accepted;
    }

    private ObjectNode dictionary(Shape.Dictionary shape, JsonNode node, Place path, List<Violation> found) {
        expect(node.isObject(), "a map", path);
        if (node.size() > shape.max()) {
            found.add(Violation.of("{" + node.size() + " entries}", path, Scalars.lengthAtMost(shape.max())));
        }
        ObjectNode accepted = JSON.objectNode();
        for (Map.Entry<String, JsonNode> entry : node.properties()) {
            if (!entry.getValue().isNull()) {
                entry(shape, entry.getKey(), entry.getValue(), path, found);
                accepted.set(entry.getKey(), entry.getValue());
            }
        }
        return accepted;
    }

    private void entry(Shape.Dictionary shape, String key, JsonNode value, Place path, List<Violation> found) {
        List<String> badKey = Scalars.broken(shape.key(), JSON.textNode(key), path, unit);
        List<String> badValue = Scalars.broken(shape.value(), value, path, unit);
        String echo = "{" + key + "=" + value.asText() + "}";
        if (!badKey.isEmpty()) {
            found.add(Violation.of(echo, path, "Map keys must satisfy constraint: " + badKey));
        }
        if (!badValue.isEmpty()) {
            found.add(Violation.of(echo, path, "Map value must satisfy constraint: " + badValue));
        }
    }

    static void expect(boolean holds, String what, Place path) {
        if (!holds) {
            throw ServiceError.serialization(
                    "Expected %s at '%s'".formatted(what, path.isRoot() ? "the request" : path));
        }
    }
}
