/**
 * Glue's business context, the second carrier of what a table means: glossary terms and attached forms.
 *
 * <p>In: what a table's form says shall be there. Out: that it is there, or why not. Rule: a failure here never fails a table, and nothing of
 * others is changed or removed.
 */
package dev.lockstep.glue.context;
