package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;

/** Forms that are attached to tables and columns. */
public final class AttachmentOperations {
    private AttachmentOperations() {}

    public static ObjectNode put(Scope scope, ObjectNode input) {
        AssetAddress address = AssetAddress.of(scope, input);
        String type = input.get("FormTypeId").textValue();
        String content = input.get("Content").textValue();
        FormSchema.parse(type, FormTypeOperations.schema(scope, type)).check(content);
        String name = input.get("AttachmentName").textValue();
        address.context().attachments.put(name, new ContextEntry.Attachment(type, content));
        return Json.only(
                input, "AssetIdentifier", "IterableFormName", "ItemIdentifier", "AttachmentName", "FormTypeId");
    }

    public static ObjectNode delete(Scope scope, ObjectNode input) {
        ContextEntry entry = AssetAddress.of(scope, input).context();
        String name = input.get("AttachmentName").textValue();
        if (entry.attachments.remove(name) == null) {
            throw ServiceError.notFound("Attachment " + name + " not found.");
        }
        return Json.only(input, "AssetIdentifier", "IterableFormName", "ItemIdentifier");
    }
}
