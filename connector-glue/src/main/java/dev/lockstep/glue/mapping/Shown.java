package dev.lockstep.glue.mapping;

import dev.lockstep.model.Texts;
import java.util.List;

/**
 * Which language is shown where Glue holds one text.
 *
 * @param languages best first
 */
record Shown(List<String> languages) {
    /** The tag of a text whose language is not known. Source: BCP 47. */
    static final String UNDETERMINED = "und";

    Shown {
        languages = List.copyOf(languages);
    }

    /** The text to show; empty when there is none. */
    String of(Texts texts) {
        return texts.preferred(languages).orElse("");
    }

    /** The text to show under {@code key}, the others under {@code key.language}. */
    void put(Words words, String key, Texts texts) {
        words.put(key, of(texts));
        putOthers(words, key, texts);
    }

    /** The texts that are not shown, under {@code key.language}. */
    void putOthers(Words words, String key, Texts texts) {
        String shown = of(texts);
        texts.byLanguage().forEach((language, text) -> {
            if (!text.equals(shown)) {
                words.put(key + "." + (language.isEmpty() ? UNDETERMINED : language), text);
            }
        });
    }
}
