/**
 * SAP Datasphere as a connector.
 *
 * <p>In: a configuration section that names a tenant or a folder of CSN documents. Out: a connector that reads. Rule: all problems of a
 * configuration are reported at once, and nothing is contacted before a role is used.
 */
package dev.lockstep.datasphere;
