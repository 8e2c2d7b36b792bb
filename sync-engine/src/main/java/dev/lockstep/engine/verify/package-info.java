/**
 * Outcomes checked against the target.
 *
 * <p>In: the desired state and a fresh listing. Out: what still differs. Rule: nothing is assumed to be written because a call said so.
 */
package dev.lockstep.engine.verify;
