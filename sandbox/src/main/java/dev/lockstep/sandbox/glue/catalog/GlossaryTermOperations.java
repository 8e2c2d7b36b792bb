package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Optional;

/** GetGlossaryTerm and its relatives. A term that is deleted goes from whatever it was associated with. */
public final class GlossaryTermOperations {
    private GlossaryTermOperations() {}

    public static ObjectNode create(Scope scope, ObjectNode input) {
        String glossaryId = input.get("GlossaryIdentifier").textValue();
        Glossary glossary = GlossaryOperations.find(scope, glossaryId);
        requireFree(glossary, input, "");
        String id = Glossary.newId();
        ObjectNode term = shown(Json.object().put("Id", id).put("GlossaryId", glossaryId), input);
        glossary.terms.put(id, term);
        return term.deepCopy();
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        String id = input.get("Identifier").textValue();
        return glossaryOf(scope, id).terms.get(id).deepCopy();
    }

    public static ObjectNode update(Scope scope, ObjectNode input) {
        String id = input.get("Identifier").textValue();
        Glossary glossary = glossaryOf(scope, id);
        requireFree(glossary, input, id);
        return shown(glossary.terms.get(id), input).deepCopy();
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        String id = input.get("Identifier").textValue();
        scope.catalog().glossaries.values().forEach(glossary -> glossary.terms.remove(id));
        scope.catalog().databases.values().stream()
                .flatMap(database -> database.tables.values().stream())
                .forEach(table -> {
                    table.context.terms.remove(id);
                    table.columnContexts.values().forEach(column -> column.terms.remove(id));
                });
        return Json.object();
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        String id = input.get("GlossaryIdentifier").textValue();
        return scope.pager()
                .page(
                        "Items",
                        input,
                        ContextInputs.PAGE,
                        GlossaryOperations.find(scope, id).terms,
                        (term, document) -> true,
                        document -> Json.only(document, "Id", "Name", "ShortDescription"))
                .put("GlossaryId", id);
    }

    static Glossary glossaryOf(Scope scope, String term) {
        Optional<Glossary> found = scope.catalog().glossaries.values().stream()
                .filter(glossary -> glossary.terms.containsKey(term))
                .findFirst();
        return found.orElseThrow(() -> ServiceError.notFound("Glossary term " + term + " not found."));
    }

    private static void requireFree(Glossary glossary, ObjectNode input, String own) {
        boolean taken = glossary.terms.entrySet().stream()
                .anyMatch(other -> !other.getKey().equals(own)
                        && other.getValue().get("Name").equals(input.path("Name")));
        if (taken) {
            throw ServiceError.alreadyExists("The glossary already has a term of this name.");
        }
    }

    private static ObjectNode shown(ObjectNode document, ObjectNode input) {
        document.setAll(Json.only(input, "Name", "ShortDescription", "LongDescription"));
        return document;
    }
}
