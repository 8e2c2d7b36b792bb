/**
 * Partitions of objects that are in place: what would change, and carrying it out.
 *
 * <p>In: listings of both sides, page by page, and a policy. Out: counts with a digest, then what came of each. Rule: values and digests are held,
 * contents are not; nothing is removed unless the source was seen completely.
 */
package dev.lockstep.engine.partitions;
