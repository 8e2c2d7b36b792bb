/**
 * Whole runs: real connectors, the engine, and the sandbox's Datasphere and Glue.
 *
 * <p>In: CSN documents. Out: what stands in the catalog, counted calls, reports. Rule: nothing in here mentions a connector's class.
 */
package dev.lockstep.it;
