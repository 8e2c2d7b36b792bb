/**
 * How much was asked of the systems, and how fast they were.
 *
 * <p>In: each remote call, as it ends. Out: figures by operation, for the report and for whoever watches. Rule: never steers the run.
 */
package dev.lockstep.engine.metrics;
