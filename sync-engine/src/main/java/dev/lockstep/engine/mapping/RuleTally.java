package dev.lockstep.engine.mapping;

import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.model.AssetId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Counts what rules do. For one thread. */
final class RuleTally {
    private final RuleSet rules;
    private final Seen seen;
    private final Map<String, Integer> matched = new HashMap<>();
    private final Map<String, Integer> excluded = new HashMap<>();
    private final Map<String, Integer> effects = new HashMap<>();

    RuleTally(RuleSet rules) {
        this.rules = rules;
        this.seen = new Seen(rules.curated());
    }

    void add(Mapped mapped) {
        seen.add(mapped);
        mapped.matched().forEach(rule -> matched.merge(rule, 1, Integer::sum));
        mapped.excludedBy().ifPresentOrElse(rule -> excluded.merge(rule, 1, Integer::sum), () -> mapped.applied()
                .forEach(done -> effects.merge(done.rule(), 1, Integer::sum)));
    }

    /** An object of the source that is no asset now. */
    void addUnread(AssetId id) {
        seen.addUnread(id);
    }

    /** One for each entry of the curated file, then one for each rule, in their order. */
    List<RuleUse> uses() {
        List<RuleUse> uses = new ArrayList<>();
        rules.curated().forEach(rule -> uses.add(use(rule, true, count(matched, rule) == 0 ? seen.missing(rule) : "")));
        rules.rules().forEach(rule -> uses.add(use(rule, false, count(matched, rule) == 0 ? "matched nothing" : "")));
        return uses;
    }

    private RuleUse use(Rule rule, boolean curated, String note) {
        return new RuleUse(rule.id(), curated, count(matched, rule), count(excluded, rule), count(effects, rule), note);
    }

    private static int count(Map<String, Integer> counts, Rule rule) {
        return counts.getOrDefault(rule.id(), 0);
    }
}
