/**
 * Who is calling. In: signed requests; out: a {@link dev.lockstep.sandbox.glue.auth.Caller}, or the refusal the service gives. Signatures
 * are really checked, roles really have to trust. {@code StsService} answers the three STS actions the project uses.
 */
package dev.lockstep.sandbox.glue.auth;
