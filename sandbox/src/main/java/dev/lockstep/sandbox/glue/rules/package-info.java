/**
 * What the Glue API declares about its inputs, as data. In: a JSON request; out: the same request with exactly the members the operation
 * knows, or a {@link dev.lockstep.sandbox.glue.rules.ServiceError} that names the member. One table of shapes, one validator, no state.
 */
package dev.lockstep.sandbox.glue.rules;
