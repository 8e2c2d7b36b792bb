/**
 * What a run keeps and the target cannot carry: read documents, the history of runs, the run lock.
 *
 * <p>In: facts about runs, documents of a source. Out: the same, later. Rule: losing the state costs time, never correctness; it holds no
 * secret.
 */
package dev.lockstep.engine.state;
