/**
 * How far a run has come.
 *
 * <p>In: steps of the stages. Out: whatever a listener makes of them. Rule: never steers the run.
 */
package dev.lockstep.engine.progress;
