/**
 * Append-only record of what was decided and done.
 *
 * <p>In: each change before it is written, each outcome after. Out: one file a run, a line a record, each line bound to the one before by a
 * hash. Rule: a write is made only when its intention is on the disk; the engine never reads the record back; it holds no secret.
 */
package dev.lockstep.engine.audit;
