/**
 * Holds the sample tenant to its promises. In: the documents under {@code sample-tenant/} on the class path. Out: nothing; the
 * tests walk every definition, so that a new document is held to the same rules without a new test.
 */
package dev.lockstep.sandbox.sample;
