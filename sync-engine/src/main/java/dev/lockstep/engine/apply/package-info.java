/**
 * Plan to outcomes.
 *
 * <p>In: a plan and a writer. Out: what came of each change. Rule: never decides what to do; containers before their objects, drops last, and what is unknown is read back.
 */
package dev.lockstep.engine.apply;
