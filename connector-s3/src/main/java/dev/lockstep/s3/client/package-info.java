/**
 * The protocol of Amazon S3.
 *
 * <p>In: bucket and prefix. Out: what S3 answers, or an exception that says what to do. Rule: each call is made once and counted, and no
 * exception of the SDK leaves this package untranslated.
 */
package dev.lockstep.s3.client;
