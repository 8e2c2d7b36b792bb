package dev.lockstep.glue.mapping;

import dev.lockstep.model.Texts;
import java.util.List;
import java.util.Optional;

/**
 * Which language is shown where Glue holds one text.
 *
 * @param languages best first
 */
record Shown(List<String> languages) {
    /** Raise it whenever an unchanged asset would be rendered otherwise than before, and keep the old rules for as long as tables have them. */
    private static final String RULES = "1";

    /** The tag of a text whose language is not known. Source: BCP 47. */
    static final String UNDETERMINED = "und";

    Shown {
        languages = List.copyOf(languages);
    }

    /** The rules of this version and these languages, as a table remembers them: {@code 1 en,de}. */
    String settings() {
        return RULES + " " + String.join(",", languages);
    }

    /** What {@link #settings} was written by; empty when its rules are not those of this version. */
    static Optional<Shown> of(String settings) {
        return settings.startsWith(RULES + " ")
                ? Optional.of(
                        new Shown(List.of(settings.substring(RULES.length() + 1).split(",", -1))))
                : Optional.empty();
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
