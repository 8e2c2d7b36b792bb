package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.List;
import java.util.TreeSet;

/** Terms of tables and columns. At most ten each, those of others included. */
public final class TermLinks {
    private TermLinks() {}

    public static ObjectNode associate(Scope scope, ObjectNode input) {
        ContextEntry entry = AssetAddress.of(scope, input).context();
        List<String> ids = Json.strings(input.get("GlossaryTermIdentifiers"));
        ids.forEach(id -> GlossaryTermOperations.glossaryOf(scope, id));
        var all = new TreeSet<>(entry.terms);
        all.addAll(ids);
        if (all.size() > ContextInputs.MAX_TERMS) {
            throw ServiceError.invalidInput(
                    "An asset has at most %d glossary terms.".formatted(ContextInputs.MAX_TERMS));
        }
        entry.terms.addAll(ids);
        return answer(entry, input);
    }

    public static ObjectNode disassociate(Scope scope, ObjectNode input) {
        ContextEntry entry = AssetAddress.of(scope, input).context();
        Json.strings(input.get("GlossaryTermIdentifiers")).forEach(entry.terms::remove);
        return answer(entry, input);
    }

    private static ObjectNode answer(ContextEntry entry, ObjectNode input) {
        ObjectNode answer = Json.only(input, "AssetIdentifier", "IterableFormName", "ItemIdentifier");
        answer.set("GlossaryTerms", Json.array(List.copyOf(entry.terms)));
        return answer;
    }
}
