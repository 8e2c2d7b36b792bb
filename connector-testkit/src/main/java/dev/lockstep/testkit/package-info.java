/**
 * What the author of a connector needs to test it: generators of values and contracts to extend.
 *
 * <p>In: a seed, or a connector. Out: values that are nasty in every legal way; passed or failed tests. Rule: the same seed gives the same
 * value on every machine.
 */
package dev.lockstep.testkit;
