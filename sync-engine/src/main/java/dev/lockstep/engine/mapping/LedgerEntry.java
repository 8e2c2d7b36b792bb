package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.FieldPath;
import java.util.List;
import java.util.Optional;

/**
 * What became of one fact: source value, rule, target value, carrier.
 *
 * @param path as in {@link dev.lockstep.model.fingerprint.Fact}
 * @param source what the source says, or that it could not be read; absent when only a rule says it
 * @param rule id of the rule that changed, added or left out the fact
 * @param target what is desired; absent when left out or not read
 * @param carrier what became of it in the target
 * @param field where a person finds it in the target; absent when dropped or not read
 * @param cause why it is not native; empty when it is
 */
public record LedgerEntry(
        List<String> path,
        Optional<String> source,
        Optional<String> rule,
        Optional<String> target,
        Carrier carrier,
        Optional<FieldPath> field,
        String cause) {
    public LedgerEntry {
        path = List.copyOf(path);
        requireNonNull(source, "source is null");
        requireNonNull(rule, "rule is null");
        requireNonNull(target, "target is null");
        requireNonNull(carrier, "carrier is null");
        requireNonNull(field, "field is null");
        requireNonNull(cause, "cause is null");
    }

    /** The path for people. */
    public String shownPath() {
        return String.join("/", path);
    }
}
