/**
 * The run's configuration, validated before anything is contacted.
 *
 * <p>In: a YAML file, the environment, the files it refers to. Out: a {@link dev.lockstep.engine.config.RunConfig}, or every problem of the
 * file at once with line, column and nearest key. Rule: no value of the file appears in a message, since it may be a secret.
 */
package dev.lockstep.engine.config;
