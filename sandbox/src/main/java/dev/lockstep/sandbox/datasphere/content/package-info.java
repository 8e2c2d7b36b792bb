/**
 * What the sandbox tenant holds: folders of CSN documents go in, spaces with classified objects come out. Values are
 * immutable; only {@link dev.lockstep.sandbox.datasphere.content.Tenant} changes, and it swaps whole spaces. JSON trees
 * handed out are shared and must not be modified.
 */
package dev.lockstep.sandbox.datasphere.content;
