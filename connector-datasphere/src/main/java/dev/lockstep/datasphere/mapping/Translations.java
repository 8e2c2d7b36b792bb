package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.Map;
import java.util.Optional;
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
        Matcher matcher = PLACEHOLDER.matcher(text);
        if (!matcher.matches()) {
            return Optional.empty();
        }
        Map<String, String> found = new TreeMap<>();
        languages.members().forEach((language, texts) -> {
            if (texts instanceof Tree.Node node) {
                node.findText(matcher.group(1)).ifPresent(value -> found.put(language, value));
            }
        });
        return found.isEmpty() ? Optional.empty() : Optional.of(new Texts(found));
    }
}
