package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

/** One wish of the configuration. @param id unique in its configuration; shown wherever the rule had an effect */
public record Rule(String id, Match match, Action action) {
    public Rule {
        requireNonNull(id, "id is null");
        requireNonNull(match, "match is null");
        requireNonNull(action, "action is null");
    }
}
