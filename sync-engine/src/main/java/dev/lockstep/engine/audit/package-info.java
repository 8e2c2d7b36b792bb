/**
 * Append-only record of what was decided and done.
 *
 * <p>In: each change before it is written, each outcome after. Out: one file a run, a line a record, each line bound to the one before by a
 * hash. Rule: a write is made only when its intention is on the disk; it holds no secret; no sync reads it back, only {@code audit}, {@code drift} and {@code undo} do.
 */
package dev.lockstep.engine.audit;
