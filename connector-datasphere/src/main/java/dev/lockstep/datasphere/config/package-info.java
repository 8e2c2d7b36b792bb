/**
 * The configuration of a Datasphere source.
 *
 * <p>In: a configuration section. Out: a record per concern: folder or tenant. Rule: all problems at once, nothing is contacted, and secrets go
 * to https or to this machine only.
 */
package dev.lockstep.datasphere.config;
