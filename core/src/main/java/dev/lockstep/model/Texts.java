package dev.lockstep.model;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One text in several languages.
 *
 * @param byLanguage text by language tag as the source spells it ({@code en}, {@code de}, {@code zh_CN}); the empty tag holds a text
 *     whose language is not known
 */
public record Texts(SortedMap<String, String> byLanguage) {
    /** The tag of a text whose language is not known. */
    public static final String UNKNOWN_LANGUAGE = "";

    private static final Texts NONE = new Texts(Map.of());

    public Texts(Map<String, String> byLanguage) {
        this(Checks.sortedCopy(byLanguage, "byLanguage"));
    }

    public Texts {
        byLanguage = Checks.sortedCopy(byLanguage, "byLanguage");
    }

    public static Texts none() {
        return NONE;
    }

    /** A text whose language is not known. */
    public static Texts of(String text) {
        return new Texts(Map.of(UNKNOWN_LANGUAGE, text));
    }

    public boolean isEmpty() {
        return byLanguage.isEmpty();
    }

    /**
     * The text to show: the first of {@code languages} that is there, else the one without a language, else the first by tag. The same
     * input always gives the same text.
     */
    public Optional<String> preferred(List<String> languages) {
        return languages.stream()
                .filter(byLanguage::containsKey)
                .findFirst()
                .or(() -> byLanguage.keySet().stream().findFirst())
                .map(byLanguage::get);
    }

    /** {@link #preferred} without a wish: the text without a language, else the first by tag. */
    public Optional<String> any() {
        return preferred(List.of());
    }
}
