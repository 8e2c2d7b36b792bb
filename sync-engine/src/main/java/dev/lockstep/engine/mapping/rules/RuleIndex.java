package dev.lockstep.engine.mapping.rules;

import dev.lockstep.model.Asset;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Rules by the name they are about: thousands of them that name one asset each cost an asset no more than those that are about it. Immutable. */
final class RuleIndex {
    private final List<Rule> rules;
    private final Map<String, List<Integer>> byName = new HashMap<>();
    private final List<Integer> ofMany = new ArrayList<>();

    RuleIndex(List<Rule> rules) {
        this.rules = List.copyOf(rules);
        for (int i = 0; i < this.rules.size(); i++) {
            Selection names = this.rules.get(i).match().names();
            if (names.isAll() || !names.globs().stream().allMatch(Match::isPlain)) {
                ofMany.add(i);
            } else {
                for (String name : names.globs()) {
                    byName.computeIfAbsent(name, unused -> new ArrayList<>()).add(i);
                }
            }
        }
    }

    List<Rule> rules() {
        return rules;
    }

    /** What {@code source} becomes. */
    Mapped apply(Asset source) {
        Draft draft = new Draft(source);
        Stream.concat(ofMany.stream(), byName.getOrDefault(source.id().name(), List.of()).stream())
                .sorted()
                .distinct()
                .map(rules::get)
                .filter(rule -> rule.match().matches(source))
                .forEach(draft::apply);
        return draft.finish();
    }
}
