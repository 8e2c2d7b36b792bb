package dev.lockstep.engine.mapping.rules;

import dev.lockstep.engine.mapping.rules.Action.Rename;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The rules of a configuration, in its order. Pure: the same asset always becomes the same. */
public record RuleSet(List<Rule> rules) {
    private static final RuleSet NONE = new RuleSet(List.of());

    public RuleSet {
        rules = List.copyOf(rules);
        Set<String> ids = new HashSet<>();
        for (Rule rule : rules) {
            if (!ids.add(rule.id())) {
                throw new IllegalArgumentException("two rules have the id " + rule.id());
            }
        }
    }

    public static RuleSet none() {
        return NONE;
    }

    /** What {@code source} becomes. */
    public Mapped apply(Asset source) {
        Draft draft = new Draft(source);
        rules.stream().filter(rule -> rule.match().matches(source)).forEach(draft::apply);
        return draft.finish();
    }

    /** Names that an object may start from in the target when nothing but its id is known: the technical name and what rules may make of it. */
    public List<String> possibleNames(AssetId id) {
        return Stream.concat(
                        Stream.of(id.name()),
                        rules.stream()
                                .filter(rule -> rule.match().columns().isEmpty())
                                .filter(rule -> rule.match().matchesName(id))
                                .filter(rule -> rule.action() instanceof Rename)
                                .map(rule -> ((Rename) rule.action()).name(id.name())))
                .distinct()
                .toList();
    }
}
