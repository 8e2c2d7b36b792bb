/**
 * The canonical model: what every system's metadata is turned into and made from.
 *
 * <p>In: nothing. Out: immutable values that check themselves. Rule: nothing is null; absent is {@link java.util.Optional} or an
 * empty collection, foreign nulls end at the connectors' mapping.
 */
package dev.lockstep.model;
