/**
 * What the configuration wishes to be otherwise than the source says.
 *
 * <p>In: an asset as the source has it. Out: the asset as it is desired, and which rule did what. Rule: pure; the source asset is never changed.
 */
package dev.lockstep.engine.mapping.rules;
