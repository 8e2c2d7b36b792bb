/**
 * Desired minus actual.
 *
 * <p>In: desired assets, occupants of the target, policies. Out: an ordered plan with a reason for each change. Rule: pure; same input, same bytes.
 */
package dev.lockstep.engine.plan;
