/**
 * Reader to snapshot.
 *
 * <p>In: a connector's reader. Out: what the source holds, with a completeness verdict per container. Rule: a fault of one object or scope is part of the snapshot, never the end of it.
 */
package dev.lockstep.engine.discovery;
