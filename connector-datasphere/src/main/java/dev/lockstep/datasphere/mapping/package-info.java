/**
 * CSN to canonical and back, pure.
 *
 * <p>In: the parsed documents of one space. Out: one finding per definition. Rule: mapping is total; a wrong shape becomes a loss or a
 * failure that names its place, never an exception, and what the model does not spell out stays in the rest. Absent is an empty
 * {@link java.util.Optional}; a JSON null is a value. Writing gives back what was read, but for the order of members other than elements.
 */
package dev.lockstep.datasphere.mapping;
