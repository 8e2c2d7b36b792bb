/**
 * Source snapshot to desired state.
 *
 * <p>In: a source snapshot, the naming of the target. Out: desired assets with their addresses, and refusals. Rule: pure; two sources never share an address.
 */
package dev.lockstep.engine.mapping;
