/**
 * The state of the sandbox's catalogs, one per account, and what each operation does to it. In: validated requests; out: answers as JSON
 * trees. Every operation runs under the lock of its catalog, so it is atomic; stored documents are text and never change in place.
 */
package dev.lockstep.sandbox.glue.catalog;
