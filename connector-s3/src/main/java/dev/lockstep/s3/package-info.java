/**
 * Amazon S3 as a system of Lockstep.
 *
 * <p>In: a configuration section. Out: a connector to one bucket that can be checked; it has no reader and no writer yet. Rule: nothing is
 * contacted before {@link dev.lockstep.spi.MetadataConnector#check}, and foreign nulls end in the client package.
 */
package dev.lockstep.s3;
