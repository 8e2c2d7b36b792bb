package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

/**
 * What one rule did in a run.
 *
 * @param rule its id
 * @param matched assets it matched; none means that the rule is of no use, or that what it is about was not seen
 * @param excluded assets it left out
 * @param effects parts of assets it changed
 */
public record RuleUse(String rule, int matched, int excluded, int effects) {
    public RuleUse {
        requireNonNull(rule, "rule is null");
    }
}
