/**
 * Amazon DocumentDB as a system of Lockstep.
 *
 * <p>In: a configuration section. Out: a connector to one cluster that can be checked; it has no reader and no writer yet. Rule: nothing is
 * contacted before {@link dev.lockstep.spi.MetadataConnector#check}, and a password is in no message.
 */
package dev.lockstep.documentdb;
