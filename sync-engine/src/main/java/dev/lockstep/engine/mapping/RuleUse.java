package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

/**
 * What one rule, or one entry of the curated file, did in a run.
 *
 * @param rule its id
 * @param curated whether it is an entry of the curated file
 * @param matched assets it matched; none means that the rule is of no use, or that what it is about was not seen
 * @param excluded assets it left out
 * @param effects parts of assets it changed
 * @param note what a person should know of it, such as what was probably meant; empty when it is of use
 */
public record RuleUse(String rule, boolean curated, int matched, int excluded, int effects, String note) {
    public RuleUse {
        requireNonNull(rule, "rule is null");
        requireNonNull(note, "note is null");
    }

    /** A rule of the configuration. */
    public RuleUse(String rule, int matched, int excluded, int effects) {
        this(rule, false, matched, excluded, effects, matched == 0 ? "matched nothing" : "");
    }
}
