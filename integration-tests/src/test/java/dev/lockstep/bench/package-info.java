/**
 * Benchmarks: how fast a run is, as a ratio of what the service allows.
 *
 * <p>In: a latency and a number of workers. Out: figures on standard output. Rule: figures are read by people; no test depends on them.
 */
package dev.lockstep.bench;
