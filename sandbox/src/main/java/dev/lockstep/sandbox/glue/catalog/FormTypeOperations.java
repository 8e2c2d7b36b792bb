package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ContextInputs;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Optional;
import java.util.TreeMap;

/** GetFormType and its relatives. A form type's id is its name. */
public final class FormTypeOperations {
    private FormTypeOperations() {}

    public static ObjectNode put(Scope scope, ObjectNode input) {
        String name = input.get("Name").textValue();
        String schema = input.get("Schema").textValue();
        FormSchema.parse(name, schema);
        scope.catalog().formTypes.put(name, schema);
        return shown(name, schema);
    }

    public static ObjectNode get(Scope scope, ObjectNode input) {
        String name = input.get("Identifier").textValue();
        return shown(name, schema(scope, name));
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        scope.catalog().formTypes.remove(input.get("Identifier").textValue());
        return Json.object();
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        var names = new TreeMap<String, String>();
        scope.catalog().formTypes.keySet().forEach(name -> names.put(name, name));
        return scope.pager().page("Items", input, ContextInputs.PAGE, names, (name, same) -> true, name -> Json.object()
                .put("Id", name)
                .put("Name", name));
    }

    static String schema(Scope scope, String name) {
        return Optional.ofNullable(scope.catalog().formTypes.get(name))
                .orElseThrow(() -> ServiceError.notFound("Form type " + name + " not found."));
    }

    private static ObjectNode shown(String name, String schema) {
        return Json.object().put("Id", name).put("Name", name).put("Schema", schema);
    }
}
