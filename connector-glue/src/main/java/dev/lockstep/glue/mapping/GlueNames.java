package dev.lockstep.glue.mapping;

import dev.lockstep.spi.NameRule;
import java.nio.charset.StandardCharsets;
import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Names of databases, tables and columns that Hive, Spark, Trino and Athena all take: {@code [a-z0-9_]}. Glue itself takes nearly any text and
 * folds it to lower case. Which of them have to be quoted in a statement, {@link Quoting} says.
 */
public final class GlueNames implements NameRule {
    public static final GlueNames RULE = new GlueNames();

    /** Longest name, in bytes. Source: Glue API, NameString; Athena user guide, names of tables, databases and columns. */
    static final int MAX_BYTES = 255;

    /** Letters that do not come apart into a letter and a mark, or that people write with two letters. */
    private static final Map<Integer, String> SPELT = Map.ofEntries(
            Map.entry((int) 'ä', "ae"),
            Map.entry((int) 'ö', "oe"),
            Map.entry((int) 'ü', "ue"),
            Map.entry((int) 'ß', "ss"),
            Map.entry((int) 'æ', "ae"),
            Map.entry((int) 'œ', "oe"),
            Map.entry((int) 'ø', "oe"),
            Map.entry((int) 'đ', "d"),
            Map.entry((int) 'ð', "d"),
            Map.entry((int) 'þ', "th"),
            Map.entry((int) 'ł', "l"),
            Map.entry((int) 'ı', "i"));

    private GlueNames() {}

    @Override
    public String fold(String name) {
        if (isLegal(name)) {
            return name;
        }
        var spelt = new StringBuilder();
        Normalizer.normalize(name, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .codePoints()
                .forEach(c -> spelt.append(SPELT.getOrDefault(c, Character.toString(c))));
        var folded = new StringBuilder();
        Normalizer.normalize(spelt, Normalizer.Form.NFD).codePoints().forEach(c -> append(folded, c));
        return folded.toString();
    }

    @Override
    public Optional<String> violation(String folded) {
        if (folded.isEmpty()) {
            return Optional.of("nothing is left of it but accents");
        }
        if (!isLegal(folded)) {
            return Optional.of("it may hold small letters, digits and underscores only");
        }
        int bytes = folded.getBytes(StandardCharsets.UTF_8).length;
        return bytes > MAX_BYTES
                ? Optional.of("it has %d bytes, more than the %d that Glue allows".formatted(bytes, MAX_BYTES))
                : Optional.empty();
    }

    private static void append(StringBuilder folded, int c) {
        if (isLegal(c)) {
            folded.appendCodePoint(c);
        } else if (Character.getType(c) != Character.NON_SPACING_MARK) {
            folded.append('_');
        }
    }

    private static boolean isLegal(String name) {
        return name.chars().allMatch(GlueNames::isLegal);
    }

    private static boolean isLegal(int c) {
        return c >= 'a' && c <= 'z' || c >= '0' && c <= '9' || c == '_';
    }
}
