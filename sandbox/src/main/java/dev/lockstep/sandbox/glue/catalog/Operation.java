package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.node.ObjectNode;

/** What one action does. Called under the catalog's lock with a validated input; throws a ServiceError only before it changes anything. */
@FunctionalInterface
public interface Operation {
    ObjectNode apply(Scope scope, ObjectNode input);
}
