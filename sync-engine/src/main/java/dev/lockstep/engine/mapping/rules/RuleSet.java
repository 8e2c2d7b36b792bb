package dev.lockstep.engine.mapping.rules;

import dev.lockstep.engine.mapping.rules.Action.Rename;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The rules of a configuration, in its order, after what a curated file says: to a rule, that is as if the source said it. Pure: the same asset
 * always becomes the same.
 */
public final class RuleSet {
    private static final RuleSet NONE = new RuleSet(List.of());

    private final RuleIndex curated;
    private final RuleIndex rules;

    public RuleSet(List<Rule> rules) {
        this(List.of(), rules);
    }

    /** @param curated what a file says, as rules; its ids differ from those of {@code rules} */
    public RuleSet(List<Rule> curated, List<Rule> rules) {
        this.curated = new RuleIndex(curated);
        this.rules = new RuleIndex(rules);
        Set<String> ids = new HashSet<>();
        Stream.concat(curated.stream(), rules.stream()).map(Rule::id).forEach(id -> {
            if (!ids.add(id)) {
                throw new IllegalArgumentException("two rules have the id " + id);
            }
        });
    }

    public static RuleSet none() {
        return NONE;
    }

    /** What the curated file says, in its order. */
    public List<Rule> curated() {
        return curated.rules();
    }

    /** Without what the curated file says. */
    public List<Rule> rules() {
        return rules.rules();
    }

    /** What {@code source} becomes. */
    public Mapped apply(Asset source) {
        if (curated().isEmpty()) {
            return rules.apply(source);
        }
        Mapped first = curate(source);
        return first.then(rules.apply(first.asset()));
    }

    /** {@code source} with what the curated file says, before any rule. */
    public Mapped curate(Asset source) {
        return curated.apply(source);
    }

    /** Names that an object may start from in the target when nothing but its id is known: the technical name and what rules may make of it. */
    public List<String> possibleNames(AssetId id) {
        return Stream.concat(
                        Stream.of(id.name()),
                        rules().stream()
                                .filter(rule -> rule.match().columns().isEmpty())
                                .filter(rule -> rule.match().matchesName(id))
                                .filter(rule -> rule.action() instanceof Rename)
                                .map(rule -> ((Rename) rule.action()).name(id.name())))
                .distinct()
                .toList();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof RuleSet set && curated().equals(set.curated()) && rules().equals(set.rules());
    }

    @Override
    public int hashCode() {
        return 31 * curated().hashCode() + rules().hashCode();
    }
}
