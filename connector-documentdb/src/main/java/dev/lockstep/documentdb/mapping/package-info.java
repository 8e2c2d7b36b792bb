/**
 * Types of documents as canonical ones and back.
 *
 * <p>In: values and type texts. Out: canonical types, type texts, and a reason wherever one says less than the other. Rule: pure and
 * total; no kind of value is without a type.
 */
package dev.lockstep.documentdb.mapping;
