package dev.lockstep.glue.mapping;

import java.util.Locale;

/** Walks over the text of a type. For one thread, once. */
final class TypeScanner {
    private final String text;
    private int at;

    TypeScanner(String text) {
        this.text = text;
    }

    int position() {
        return at;
    }

    void rewind(int position) {
        at = position;
    }

    String from(int position) {
        return text.substring(position, at).strip();
    }

    boolean atEnd() {
        skipBlanks();
        return at == text.length();
    }

    /** Takes {@code c} if it is next, blanks before it included. */
    boolean take(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    void expect(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "'");
        }
    }

    /** Takes the next word, in small letters; empty when there is none. */
    String word() {
        skipBlanks();
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    /** Takes {@code word} if it is the next word. */
    boolean takeWord(String word) {
        int start = at;
        if (word().equals(word)) {
            return true;
        }
        at = start;
        return false;
    }

    int number() {
        skipBlanks();
        int from = at;
        while (at < text.length() && Character.digit(text.charAt(at), 10) >= 0) {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(from, at));
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a number");
        }
    }

    /** Takes what stands before the colon: bare, or quoted with grave accents, of which two stand for one. */
    String fieldName() {
        skipBlanks();
        return at < text.length() && text.charAt(at) == '`' ? quoted('`') : bareFieldName();
    }

    /** Takes a text in quotes; a doubled quote and one after a backslash belong to the text. */
    String quoted(char quote) {
        expect(quote);
        var out = new StringBuilder();
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != quote) {
                out.append(c);
            } else if (at < text.length() && text.charAt(at) == quote) {
                out.append(text.charAt(at++));
            } else {
                return out.toString();
            }
        }
        throw wrong("a closing " + quote);
    }

    IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException(
                "not a type: expected %s at character %d of \"%s\"".formatted(wanted, at, text));
    }

    private String bareFieldName() {
        int from = at;
        while (at < text.length() && ":,<>`".indexOf(text.charAt(at)) < 0) {
            at++;
        }
        if (from == at) {
            throw wrong("a field name");
        }
        return text.substring(from, at).strip();
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isWord(char c) {
        return Character.isLetterOrDigit(c) || c == '_' || c == '.' || c == '$';
    }
}
