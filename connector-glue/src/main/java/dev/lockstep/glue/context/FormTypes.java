package dev.lockstep.glue.context;

import dev.lockstep.glue.client.ContextGateway;
import dev.lockstep.glue.mapping.ContextSchema;

/** Sees that the account has our form types, once, before the first form is attached. Thread-safe. */
final class FormTypes {
    private final ContextGateway gateway;
    private boolean ready;

    FormTypes(ContextGateway gateway) {
        this.gateway = gateway;
    }

    synchronized void prepare() {
        if (!ready) {
            for (ContextSchema schema : ContextSchema.values()) {
                boolean same = gateway.findFormType(schema.formType())
                        .filter(found -> bare(found).equals(bare(schema.text())))
                        .isPresent();
                if (!same) {
                    gateway.putFormType(schema.formType(), schema.text());
                }
            }
            ready = true;
        }
    }

    /** Glue may lay a schema out otherwise. */
    private static String bare(String schema) {
        return schema.replaceAll("[\\s,]+", " ").strip();
    }
}
