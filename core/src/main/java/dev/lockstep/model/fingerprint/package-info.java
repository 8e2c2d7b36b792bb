/**
 * The one canonical serialisation of a value, and its hash.
 *
 * <p>In: a value of {@link dev.lockstep.model}. Out: a tree, text or fingerprint. Rule: equal input gives equal bytes on every machine, and
 * reading back gives an equal value.
 */
package dev.lockstep.model.fingerprint;
