/**
 * The protocol: every call to Glue and STS goes through {@link dev.lockstep.glue.client.GlueGateway}.
 *
 * <p>In: structures of the SDK. Out: structures of the SDK, all pages of them, or one of Lockstep's exceptions. Rule: the SDK never repeats
 * a call; this package does, and only what certainly had no effect.
 */
package dev.lockstep.glue.client;
