package dev.lockstep.glue.context;

import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.client.FoundFormType;
import dev.lockstep.glue.mapping.ContextSchema;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/**
 * The account's form types of our names. Each is asked for once. One that is there is extended by what it lacks and keeps what others added.
 * Thread-safe.
 */
final class FormTypes {
    private final ContextGateway gateway;
    private final Map<ContextSchema, Optional<FoundFormType>> found = new EnumMap<>(ContextSchema.class);
    private final Map<ContextSchema, String> ready = new EnumMap<>(ContextSchema.class);

    FormTypes(ContextGateway gateway) {
        this.gateway = gateway;
    }

    /** Whether the account has them as they are to be. */
    synchronized boolean areComplete() {
        for (ContextSchema schema : ContextSchema.values()) {
            if (find(schema).isEmpty()
                    || schema.missingFrom(find(schema).get().schema()).isPresent()) {
                return false;
            }
        }
        return true;
    }

    /** Sees that the account has them, before the first form is attached. */
    synchronized void prepare() {
        for (ContextSchema schema : ContextSchema.values()) {
            if (!ready.containsKey(schema)) {
                ready.put(schema, ready(schema));
            }
        }
    }

    /** The id of a form type; its name when the account has none. */
    synchronized String id(ContextSchema schema) {
        String id = ready.get(schema);
        return id == null ? find(schema).map(FoundFormType::id).orElse(schema.formType()) : id;
    }

    private String ready(ContextSchema schema) {
        Optional<FoundFormType> there = find(schema);
        Optional<String> lacking = there.isEmpty()
                ? Optional.of(schema.text())
                : schema.missingFrom(there.get().schema());
        return lacking.isEmpty() ? there.get().id() : gateway.putFormType(schema.formType(), lacking.get());
    }

    private Optional<FoundFormType> find(ContextSchema schema) {
        return found.computeIfAbsent(schema, asked -> gateway.findFormType(asked.formType()));
    }
}
