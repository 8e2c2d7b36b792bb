package dev.lockstep.glue.mapping;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A text made to fit a field: characters that the field refuses are replaced, what is too long is cut between code points.
 *
 * @param text what fits
 * @param changed whether it differs from the original; then the original is to be kept beside
 */
record TextFit(String text, boolean changed) {
    private static final int REPLACEMENT = 0xFFFD;
    private static final Pattern BREAKS = Pattern.compile("[\\r\\n\\t\\u000B\\f\\u0085\\u2028\\u2029]+");
    private static final String ELLIPSIS = "…";
    private static final int ELLIPSIS_BYTES = 3;

    /** In one line: every run of line breaks and tabs is a blank. */
    static TextFit oneLine(String original, int maxBytes) {
        return of(original, BREAKS.matcher(original).replaceAll(" "), maxBytes);
    }

    /** Line breaks and tabs stay. */
    static TextFit lines(String original, int maxBytes) {
        return of(original, original, maxBytes);
    }

    private static TextFit of(String original, String text, int maxBytes) {
        StringBuilder clean = new StringBuilder(text.length());
        text.codePoints().forEach(c -> clean.appendCodePoint(legal(c)));
        String cut = cut(clean.toString(), maxBytes);
        return new TextFit(cut, !cut.equals(original));
    }

    /** Source: Glue API, the patterns of DescriptionString and CommentString: no control characters, surrogates, U+FFFE and U+FFFF. */
    private static int legal(int c) {
        if (c == '\n' || c == '\r' || c == '\t') {
            return c;
        }
        if (c < ' ') {
            return ' ';
        }
        return c >= 0xD800 && c <= 0xDFFF || c == 0xFFFE || c == 0xFFFF ? REPLACEMENT : c;
    }

    private static String cut(String text, int maxBytes) {
        if (bytes(text) <= maxBytes) {
            return text;
        }
        int room = maxBytes - ELLIPSIS_BYTES;
        int end = 0;
        while (end < text.length()) {
            int c = text.codePointAt(end);
            room -= bytes(c);
            if (room < 0) {
                break;
            }
            end += Character.charCount(c);
        }
        return text.substring(0, end) + ELLIPSIS;
    }

    static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private static int bytes(int c) {
        return c < 0x80 ? 1 : c < 0x800 ? 2 : c < 0x10000 ? 3 : 4;
    }
}
