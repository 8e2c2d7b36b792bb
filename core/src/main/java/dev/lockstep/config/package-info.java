/**
 * Configuration as connectors see it.
 *
 * <p>In: a section of the configuration file with the place of every value. Out: typed values, or all problems at once. Rule: an unknown key
 * is a problem, and secrets never leave {@link dev.lockstep.config.Secret} by accident.
 */
package dev.lockstep.config;
