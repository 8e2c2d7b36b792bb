/**
 * An in-process Glue Data Catalog and STS: one port of 127.0.0.1 that the ordinary SDKs and the AWS command line work against. It refuses
 * what the real service refuses, so that a test against it proves something, and it can be slow, throttle, deny, fail and lose answers.
 *
 * <p>Assumptions, where the real service's behaviour is not published: lengths count code points (configurable); a request is
 * authenticated, then validated, then authorised, then checked for existence; {@code GetTables.Expression} is a regular expression that
 * matches whole names; names fold like {@code Locale.ROOT}; databases and tables cannot be renamed; any account's catalog is open to any
 * caller unless denied. Not there: resource links are stored but not followed, partition expressions, SearchTables, statistics,
 * functions, crawlers, jobs.
 */
package dev.lockstep.sandbox.glue;
