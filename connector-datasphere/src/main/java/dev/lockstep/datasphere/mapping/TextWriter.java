package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.Optional;

/** Labels as CSN writes them: plain when there is one text without a language, else a placeholder that stands for all languages. */
final class TextWriter {
    private TextWriter() {}

    /** Nothing when there is no text. @param key unique in the document */
    static Optional<Tree> write(Texts texts, String key) {
        if (texts.isEmpty()) {
            return Optional.empty();
        }
        String text = texts.byLanguage().getOrDefault(Texts.UNKNOWN_LANGUAGE, "");
        boolean plain = texts.byLanguage().size() == 1 && !text.isEmpty();
        return Optional.of(Tree.text(plain ? text : "{i18n>%s}".formatted(key(key))));
    }

    /** Without the sign that ends a placeholder. */
    private static String key(String key) {
        return key.replace("%", "%25").replace("}", "%7D");
    }
}
