package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Optional;

/** GetGlossary and its relatives. Two glossaries of one name are refused, as the API's AlreadyExistsException suggests. */
public final class GlossaryOperations {
    private GlossaryOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        requireFree(scope, input, "");
        String id = Glossary.newId();
        var glossary = new Glossary(shown(Json.object().put("Id", id), input));
        scope.catalog().glossaries.put(id, glossary);
        return glossary.document.deepCopy();
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        return find(scope, input.get("Identifier").textValue()).document.deepCopy();
    }

    public static ObjectNode update(Scope scope, ObjectNode input) {
        String id = input.get("Identifier").textValue();
        Glossary glossary = find(scope, id);
        requireFree(scope, input, id);
        return shown(glossary.document, input).deepCopy();
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        String id = input.get("Identifier").textValue();
        boolean used = Optional.ofNullable(scope.catalog().glossaries.get(id))
                .filter(glossary -> !glossary.terms.isEmpty())
                .isPresent();
        if (used) {
            throw ServiceError.conflict("The glossary still has terms.");
        }
        scope.catalog().glossaries.remove(id);
        return Json.object();
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        return scope.pager()
                .page(
                        "Items",
                        input,
                        ContextInputs.PAGE,
                        scope.catalog().glossaries,
                        (id, glossary) -> true,
                        glossary -> glossary.document.deepCopy());
    }

    static Glossary find(Scope scope, String id) {
        return Optional.ofNullable(scope.catalog().glossaries.get(id))
                .orElseThrow(() -> ServiceError.notFound("Glossary " + id + " not found."));
    }

    private static void requireFree(Scope scope, ObjectNode input, String own) {
        boolean taken = scope.catalog().glossaries.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(own)
                        && other.getValue().document.get("Name").equals(input.path("Name")));
        if (taken) {
            throw ServiceError.alreadyExists("A glossary of this name already exists.");
        }
    }

    private static ObjectNode shown(ObjectNode document, ObjectNode input) {
        document.setAll(Json.only(input, "Name", "Description"));
        return document;
    }
}
