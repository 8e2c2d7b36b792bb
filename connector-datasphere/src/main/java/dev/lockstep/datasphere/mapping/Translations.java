package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of one document in its languages: {@code i18n} (or {@code translations}), language to key to text. */
final class Translations {
    private static final Pattern PLACEHOLDER = Pattern.compile("\\{i18n>([^}]+)}", Pattern.DOTALL);

    private final Tree.Node languages;

    Translations(CsnDocument document) {
        languages = document.root()
                .findNode("i18n")
                .or(() -> document.root().findNode("translations"))
                .orElseGet(Tree.Node::empty);
    }

    /** What a placeholder such as <code>{i18n>KEY}</code> stands for, in every language; empty when no language has it or it is none. */
    Optional<Texts> resolve(String text) {
        Optional<String> key = key(text);
        if (key.isEmpty()) {
            return Optional.empty();
        }
        Map<String, String> found = new TreeMap<>();
        languages.members().forEach((language, texts) -> {
            if (texts instanceof Tree.Node node) {
                node.findText(key.get()).ifPresent(value -> found.put(language, value));
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(new Texts(found));
    }

    /** The key of a text that is nothing but a placeholder. */
    static Optional<String> key(String text) {
        Matcher matcher = PLACEHOLDER.matcher(text);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }

    /** The section as far as {@code tree} refers to it. */
    Tree.Node used(Tree tree) {
        Set<String> keys = new HashSet<>();
        collect(tree, keys);
        Map<String, Tree> used = new LinkedHashMap<>();
        languages.members().forEach((language, texts) -> {
            if (texts instanceof Tree.Node node) {
                Map<String, Tree> own = new LinkedHashMap<>(node.members());
                own.keySet().retainAll(keys);
                if (!own.isEmpty()) {
                    used.put(language, new Tree.Node(own));
                }
            }
        });
        return new Tree.Node(used);
    }

    /** Language to key to text as key to language to text, and back: a long key is said once. */
    static Tree.Node turned(Tree.Node texts) {
        Map<String, Map<String, Tree>> turned = new LinkedHashMap<>();
        texts.members().forEach((outer, members) -> {
            if (members instanceof Tree.Node node) {
                node.members().forEach((inner, text) -> turned.computeIfAbsent(inner, any -> new LinkedHashMap<>())
                        .put(outer, text));
            }
        });
        Map<String, Tree> nodes = new LinkedHashMap<>();
        turned.forEach((inner, members) -> nodes.put(inner, new Tree.Node(members)));
        return new Tree.Node(nodes);
    }

    private static void collect(Tree tree, Set<String> keys) {
        if (tree instanceof Tree.Node node) {
            node.members().values().forEach(member -> collect(member, keys));
        } else if (tree instanceof Tree.Seq seq) {
            seq.items().forEach(item -> collect(item, keys));
        } else if (tree instanceof Tree.Text text) {
            key(text.value()).ifPresent(keys::add);
        }
    }
}
