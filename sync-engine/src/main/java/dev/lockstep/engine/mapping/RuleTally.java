package dev.lockstep.engine.mapping;

import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.mapping.rules.RuleSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what rules do. For one thread. */
final class RuleTally {
    private final Map<String, Integer> matched = new HashMap<>();
    private final Map<String, Integer> excluded = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();

    void add(Mapped mapped) {
        mapped.matched().forEach(rule -> matched.merge(rule, 1, Integer::sum));
        mapped.excludedBy().ifPresentOrElse(rule -> excluded.merge(rule, 1, Integer::sum), () -> mapped.applied()
                .forEach(done -> effects.merge(done.rule(), 1, Integer::sum)));
    }

    /** One for each rule, in its order. */
    List<RuleUse> uses(RuleSet rules) {
        return rules.rules().stream()
                .map(rule -> new RuleUse(
                        rule.id(),
                        matched.getOrDefault(rule.id(), 0),
                        excluded.getOrDefault(rule.id(), 0),
                        effects.getOrDefault(rule.id(), 0)))
                .toList();
    }
}
