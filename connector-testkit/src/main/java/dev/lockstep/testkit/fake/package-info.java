/**
 * Connectors that live in memory, for tests of whoever calls a connector.
 *
 * <p>In: assets and faults. Out: the SPI. Rule: they keep the promises of the SPI as strictly as a real system does, versions and lost answers
 * included.
 */
package dev.lockstep.testkit.fake;
