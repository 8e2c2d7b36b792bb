/**
 * Where CSN documents come from: a folder or a tenant.
 *
 * <p>In: bytes. Out: parsed documents and findings. Rule: what cannot be read is named with its place, and makes its space incomplete.
 */
package dev.lockstep.datasphere.client;
