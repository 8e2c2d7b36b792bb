/**
 * Between Glue's structures and Lockstep's values.
 *
 * <p>In: assets, forms, structures of the SDK. Out: the same in the other spelling, with losses. Rule: pure functions, no I/O; foreign nulls
 * end here.
 */
package dev.lockstep.glue.mapping;
