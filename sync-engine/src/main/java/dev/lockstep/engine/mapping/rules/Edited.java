package dev.lockstep.engine.mapping.rules;

import dev.lockstep.model.Column;
import dev.lockstep.model.Curated;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** A part that an action changed, before it is known by which rule. */
record Edited(List<String> path, String before, String after) {
    /** Members of the rest that are no annotations of the source. */
    private static final Set<String> OURS = Set.of(Column.TARGET_NAME, Curated.KEY);

    Applied by(String rule) {
        return new Applied(rule, path, before, after);
    }

    Edited within(String... parents) {
        List<String> whole = new ArrayList<>(List.of(parents));
        whole.addAll(path);
        return new Edited(whole, before, after);
    }

    /** Nothing when both are the same. */
    static void add(List<Edited> changes, List<String> path, String before, String after) {
        if (!before.equals(after)) {
            changes.add(new Edited(path, before, after));
        }
    }

    /** {@code texts} with one text replaced. */
    static Texts text(List<Edited> changes, String field, Texts texts, Setting setting) {
        String before = texts.byLanguage().getOrDefault(setting.key(), "");
        add(changes, List.of(field, setting.key()), before, setting.value());
        Map<String, String> all = new TreeMap<>(texts.byLanguage());
        all.put(setting.key(), setting.value());
        return new Texts(all);
    }

    /** {@code properties} with one set. */
    static Tree.Node property(List<Edited> changes, Tree.Node properties, Setting setting) {
        String before = properties.find(setting.key()).map(Edited::show).orElse("");
        if (properties.find(setting.key()).isPresent() && before.equals(setting.value())) {
            return properties;
        }
        changes.add(new Edited(List.of("stewardship", "customProperties", setting.key()), before, setting.value()));
        Map<String, Tree> all = new LinkedHashMap<>(properties.members());
        all.put(setting.key(), Tree.text(setting.value()));
        return new Tree.Node(all);
    }

    /** {@code tags} with one more. */
    static List<String> tag(List<Edited> changes, List<String> path, List<String> tags, String tag) {
        if (tags.contains(tag)) {
            return tags;
        }
        List<String> all = new ArrayList<>(tags);
        all.add(tag);
        all.sort(null);
        add(changes, path, String.join(", ", tags), String.join(", ", all));
        return all;
    }

    static Optional<String> value(List<Edited> changes, String field, Optional<String> before, String after) {
        add(changes, List.of("stewardship", field), before.orElse(""), after);
        return Optional.of(after);
    }

    /** {@code rest} without the annotations that the action names. */
    static Tree.Node without(List<Edited> changes, Tree.Node rest, Action.DropAnnotation drop) {
        Map<String, Tree> kept = new LinkedHashMap<>();
        rest.members().forEach((name, value) -> {
            if (drop.names().matches(name) && !OURS.contains(name)) {
                changes.add(new Edited(List.of("rest", name), show(value), ""));
            } else {
                kept.put(name, value);
            }
        });
        return new Tree.Node(kept);
    }

    private static String show(Tree value) {
        return value instanceof Tree.Text text ? text.value() : CanonicalJson.print(value);
    }
}
