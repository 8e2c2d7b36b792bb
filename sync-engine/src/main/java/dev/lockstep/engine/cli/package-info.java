/**
 * The command line.
 *
 * <p>In: arguments, the environment. Out: results on standard output, logs on standard error, an exit code. Rule: no logic; a command turns
 * arguments into a use case and its value into a view.
 */
package dev.lockstep.engine.cli;
