/**
 * How fast a service may be called.
 *
 * <p>In: when calls began and how they ended, in nanoseconds of the caller's clock. Out: when the next one may go. Rule: pure bookkeeping; no
 * thread, no lock, no clock.
 */
package dev.lockstep.glue.pace;
