package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.ObjectKind;
import dev.lockstep.sandbox.datasphere.content.Space;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.http.Answer;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code /dwaas-core/api/v1}: the list of spaces, the lists of their objects, and one object as CSN. */
final class DesignTimeEndpoint {
    static final List<String> ROOT = List.of("dwaas-core", "api", "v1");

    private final Tenant tenant;
    private final Surprises surprises;
    private final ListProperties properties;

    DesignTimeEndpoint(Tenant tenant, Surprises surprises) {
        this.tenant = tenant;
        this.surprises = surprises;
        this.properties = new ListProperties(surprises);
    }

    /** Empty for a path that is none of this API. */
    Optional<Answer.Content> answer(ApiRequest request) {
        List<String> path = request.after(ROOT);
        String first = path.isEmpty() ? "" : path.get(0);
        return switch (first) {
            case "discovery" ->
                Optional.of(path).filter(whole -> whole.size() == 1).map(whole -> Answers.json(Discovery.document()));
            case "content" ->
                Optional.of(path).filter(whole -> whole.size() == 1).map(whole -> content(request));
            case "spaces" -> spaces(request, path);
            default -> Optional.empty();
        };
    }

    private Optional<Answer.Content> spaces(ApiRequest request, List<String> path) {
        if (path.size() == 1) {
            ArrayNode ids = JsonNodeFactory.instance.arrayNode();
            tenant.spaces().forEach(space -> ids.add(space.id()));
            return Optional.of(Answers.json(ids));
        }
        Optional<ObjectKind> kind = path.size() > 2 ? ObjectKind.ofSegment(path.get(2)) : Optional.empty();
        if (kind.isEmpty() || path.size() > 4) {
            return Optional.empty();
        }
        if (surprises.isForbidden(Plane.DESIGN_TIME, path.get(1))) {
            return Optional.of(Answer.empty(403));
        }
        return Optional.of(tenant.find(path.get(1))
                .map(space -> path.size() == 3
                        ? list(request, space, kind.get())
                        : read(request, space, kind.get(), path.get(3)))
                .orElseGet(() -> Answers.designTimeError(
                        404, "SpaceNotFound", "Space %s does not exist".formatted(path.get(1)))));
    }

    private Answer.Content list(ApiRequest request, Space space, ObjectKind kind) {
        try {
            ListQuery query = ListQuery.of(request, surprises.isOn(Surprise.LISTS_END_AFTER_25));
            ArrayNode rows = JsonNodeFactory.instance.arrayNode();
            page(space, kind, query).forEach(row -> rows.add(row.retain(query.select())));
            return Answers.json(rows);
        } catch (IllegalArgumentException e) {
            return Answers.designTimeError(400, "InvalidParameter", e.getMessage());
        }
    }

    /** Without a filter only the rows of the page are made: large spaces are listed in many pages. */
    private Stream<ObjectNode> page(Space space, ObjectKind kind, ListQuery query) {
        Stream<SpaceObject> listed =
                space.objects(kind).stream().filter(object -> surprises.isListed(space.id(), object.name()));
        return query.filter()
                .map(filter -> listed.map(properties::of)
                        .filter(filter)
                        .skip(query.skip())
                        .limit(query.top()))
                .orElseGet(() -> listed.skip(query.skip()).limit(query.top()).map(properties::of));
    }

    private Answer.Content read(ApiRequest request, Space space, ObjectKind kind, String name) {
        if (!surprises.isListed(space.id(), name)) {
            return Answer.empty(403);
        }
        Optional<ContentForm> form = ContentForm.of(request);
        if (form.isEmpty()) {
            return Answers.status(406);
        }
        return space.find(kind, name)
                .filter(object -> object.isDeployed() || form.get() == ContentForm.DESIGN_TIME)
                .map(object -> document(space, object, form.get()))
                .orElseGet(() -> Answers.designTimeError(
                        404,
                        "ObjectNotFound",
                        "%s %s does not exist in space %s".formatted(kind.typeName(), name, space.id())));
    }

    private static Answer.Content document(Space space, SpaceObject object, ContentForm form) {
        ObjectNode document =
                form == ContentForm.DESIGN_TIME ? space.designTimeDocument(object) : space.document(object);
        return Answer.of(200, form.mediaType(), CsnJson.bytes(document));
    }

    /** {@code content?space=X&definitions=true&spaceDefinition=true}: a whole space at once. */
    private Answer.Content content(ApiRequest request) {
        String id = request.parameter("space").orElse("");
        if (surprises.isForbidden(Plane.DESIGN_TIME, id)) {
            return Answer.empty(403);
        }
        return tenant.find(id)
                .map(space -> {
                    ObjectNode body = CsnJson.object();
                    ObjectNode parts = body.putObject(id);
                    if (request.parameter("spaceDefinition")
                            .filter("true"::equals)
                            .isPresent()) {
                        parts.putObject("spaceDefinition")
                                .put("version", "1.0.4")
                                .put("label", space.label());
                    }
                    if (request.parameter("definitions").filter("true"::equals).isPresent()) {
                        parts.set("definitions", space.definitions());
                    }
                    return Answers.json(body);
                })
                .orElseGet(
                        () -> Answers.designTimeError(404, "SpaceNotFound", "Space %s does not exist".formatted(id)));
    }
}
