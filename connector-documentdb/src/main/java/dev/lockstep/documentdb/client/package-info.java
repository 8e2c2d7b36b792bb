/**
 * The protocol of Amazon DocumentDB, which is that of MongoDB.
 *
 * <p>In: hosts, certificates, the driver's settings. Out: what the cluster answers, or an exception that says what to do. Rule: each call
 * is made once and counted, and no exception of the driver leaves this package untranslated.
 */
package dev.lockstep.documentdb.client;
