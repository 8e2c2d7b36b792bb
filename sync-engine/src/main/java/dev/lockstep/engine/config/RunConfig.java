package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.mapping.Naming;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.plan.PlanPolicy;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run is to do.
 *
 * @param name of the sync; marks what it owns in the target, so a changed name is a new sync
 * @param source system to read
 * @param target system to write
 * @param naming how source names become target names
 * @param rules what is desired otherwise than the source says
 * @param languages preferred languages of texts that are shown in one language, best first
 * @param policy what may be done to what is there already
 * @param state where the run keeps what the target cannot carry
 */
public record RunConfig(
        String name,
        ConnectorConfig source,
        ConnectorConfig target,
        Naming naming,
        RuleSet rules,
        List<String> languages,
        PlanPolicy policy,
        StateConfig state) {
    /** What a name may be: it goes into parameters, lock and file names. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public RunConfig {
        if (!NAME.matcher(requireNonNull(name, "name is null")).matches()) {
            throw new IllegalArgumentException("a name has 1 to 100 letters, digits, dots, underscores or hyphens");
        }
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        requireNonNull(naming, "naming is null");
        requireNonNull(rules, "rules is null");
        languages = List.copyOf(languages);
        requireNonNull(policy, "policy is null");
        requireNonNull(state, "state is null");
    }

    public RunConfig with(PlanPolicy other) {
        return new RunConfig(name, source, target, naming, rules, languages, other, state);
    }
}
