/**
 * Exceptions, by what the caller does next.
 *
 * <p>In: what was attempted, on which asset, what was found. Out: unchecked exceptions under {@link dev.lockstep.error.SyncException}. Rule:
 * messages never hold a secret; the cause is kept.
 */
package dev.lockstep.error;
