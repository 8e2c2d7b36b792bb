package dev.lockstep.glue.mapping;

import java.util.Optional;

/**
 * How long a text may be and which characters it may have.
 *
 * @param min fewest; @param max most, in {@code unit}
 * @param alphabet which characters are allowed
 * @param source where the limit is written
 */
record Limit(int min, int max, Unit unit, Alphabet alphabet, String source) {
    enum Unit {
        BYTES,
        CHARACTERS
    }

    /** LINE: no control characters but tabs; LINES: line breaks, too; FREE: any. Source: Glue API, patterns of its text types. */
    enum Alphabet {
        LINE,
        LINES,
        FREE
    }

    static Limit name(String source) {
        return new Limit(1, 255, Unit.BYTES, Alphabet.LINE, source);
    }

    static Limit line(int max, String source) {
        return new Limit(0, max, Unit.BYTES, Alphabet.LINE, source);
    }

    static Limit lineOfCharacters(int max, String source) {
        return new Limit(0, max, Unit.CHARACTERS, Alphabet.LINE, source);
    }

    static Limit lines(int max, String source) {
        return new Limit(0, max, Unit.BYTES, Alphabet.LINES, source);
    }

    static Limit free(int max, String source) {
        return new Limit(0, max, Unit.CHARACTERS, Alphabet.FREE, source);
    }

    /** Why {@code text} is refused; empty if it is not. */
    Optional<String> violation(String text) {
        if (isPlain(text) && text.length() >= min && text.length() <= max) {
            return Optional.empty();
        }
        int length = unit == Unit.BYTES ? TextFit.bytes(text) : text.length();
        if (length > max) {
            String counted = unit == Unit.BYTES ? "bytes" : "characters";
            return Optional.of(
                    "has %d %s, more than the %d that Glue allows (%s)".formatted(length, counted, max, source));
        }
        if (length < min) {
            return Optional.of("is empty (%s)".formatted(source));
        }
        for (int i = 0, c; i < text.length(); i += Character.charCount(c)) {
            c = text.codePointAt(i);
            if (!isAllowed(c)) {
                return Optional.of("holds the character U+%04X, which Glue refuses (%s)".formatted(c, source));
            }
        }
        return Optional.empty();
    }

    /** Whether there is nothing but printable ASCII: every alphabet has that, and each character is one byte. */
    static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < ' ' || text.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    private boolean isAllowed(int c) {
        if (c >= 0xD800 && c <= 0xDFFF) {
            return false;
        }
        if (alphabet == Alphabet.FREE || c == '\t') {
            return true;
        }
        boolean lineBreak = c == '\r' || c == '\n';
        return lineBreak ? alphabet == Alphabet.LINES : c >= ' ' && c != 0xFFFE && c != 0xFFFF;
    }
}
