/**
 * What a connector is, to the engine.
 *
 * <p>In: a configuration section. Out: a connector with its roles: reader, writer. Rule: no third-party type in a signature, absence is an
 * empty {@link java.util.Optional}, and a limit is a capability with a reason.
 */
package dev.lockstep.spi;
