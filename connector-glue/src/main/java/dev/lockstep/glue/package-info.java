/**
 * The AWS Glue Data Catalog as a source and as a target.
 *
 * <p>In: a section of the configuration. Out: a connector. Rule: only the factory and its configuration are for others; a table that is not
 * ours, or is a link or a view of another kind, is never written.
 */
package dev.lockstep.glue;
