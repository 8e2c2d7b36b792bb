/**
 * The engine as a library.
 *
 * <p>In: a validated configuration. Out: snapshots, plans and reports. Rule: every stage is a value handed to the next; see {@link dev.lockstep.engine.SyncEngine}.
 */
package dev.lockstep.engine;
