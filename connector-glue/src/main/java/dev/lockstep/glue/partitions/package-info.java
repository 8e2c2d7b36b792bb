/**
 * Partitions of tables, as the roles of the SPI.
 *
 * <p>In: addresses, values, changes. Out: partitions as forms, and what came of each change. Rule: nothing is written twice without having been
 * read back, and each batch keeps to the sizes that Glue allows.
 */
package dev.lockstep.glue.partitions;
