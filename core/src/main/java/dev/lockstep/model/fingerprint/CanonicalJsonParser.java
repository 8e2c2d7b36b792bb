package dev.lockstep.model.fingerprint;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Reads one text of {@link CanonicalJson}. For one thread, once. */
final class CanonicalJsonParser {
    /** Deeper than any document that was ever seen, and far from the end of a thread's stack. */
    private static final int MAX_DEPTH = 500;

    private final String text;
    private int at;
    private int depth;

    CanonicalJsonParser(String text) {
        this.text = text;
    }

    Tree parse() {
        Tree tree = value();
        if (at != text.length()) {
            throw wrong("end");
        }
        return tree;
    }

    private Tree value() {
        if (at >= text.length()) {
            throw wrong("a value");
        }
        switch (text.charAt(at)) {
            case '{':
                return nested(this::node);
            case '[':
                return nested(this::seq);
            case '"':
                return new Tree.Text(string());
            case 't':
                return word("true", new Tree.Bool(true));
            case 'f':
                return word("false", new Tree.Bool(false));
            case 'n':
                return word("null", new Tree.Null());
            default:
                return number();
        }
    }

    private Tree nested(java.util.function.Supplier<Tree> read) {
        if (++depth > MAX_DEPTH) {
            throw wrong("at most " + MAX_DEPTH + " levels");
        }
        Tree tree = read.get();
        depth--;
        return tree;
    }

    private Tree node() {
        Map<String, Tree> members = new LinkedHashMap<>();
        expect('{');
        while (!skip('}')) {
            if (!members.isEmpty()) {
                expect(',');
            }
            String name = string();
            expect(':');
            if (members.put(name, value()) != null) {
                throw wrong("another name than " + name);
            }
        }
        return new Tree.Node(members);
    }

    private Tree seq() {
        List<Tree> items = new ArrayList<>();
        expect('[');
        while (!skip(']')) {
            if (!items.isEmpty()) {
                expect(',');
            }
            items.add(value());
        }
        return new Tree.Seq(items);
    }

    private String string() {
        expect('"');
        int end = endOfRun();
        if (end < text.length() && text.charAt(end) == '"') {
            String plain = text.substring(at, end);
            at = end + 1;
            return plain;
        }
        return escapedString();
    }

    private String escapedString() {
        StringBuilder out = new StringBuilder();
        while (!skip('"')) {
            int end = endOfRun();
            out.append(text, at, end);
            at = end;
            if (skip('\\')) {
                out.append(escaped());
            } else if (at == text.length()) {
                throw wrong("more text");
            }
        }
        return out.toString();
    }

    /** Where the characters end that stand for themselves. */
    private int endOfRun() {
        int end = at;
        while (end < text.length() && text.charAt(end) != '"' && text.charAt(end) != '\\') {
            end++;
        }
        return end;
    }

    private char escaped() {
        if (!skip('u')) {
            return next();
        }
        int code = 0;
        for (int i = 0; i < 4; i++) {
            int digit = Character.digit(next(), 16);
            if (digit < 0) {
                throw wrong("four hexadecimal digits");
            }
            code = code << 4 | digit;
        }
        return (char) code;
    }

    private Tree number() {
        int from = at;
        while (at < text.length() && "+-.0123456789eE".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        try {
            return new Tree.Num(new BigDecimal(text.substring(from, at)));
        } catch (NumberFormatException e) {
            throw wrong("a value");
        }
    }

    private Tree word(String word, Tree meaning) {
        if (!text.startsWith(word, at)) {
            throw wrong(word);
        }
        at += word.length();
        return meaning;
    }

    private char next() {
        if (at >= text.length()) {
            throw wrong("more text");
        }
        return text.charAt(at++);
    }

    private boolean skip(char c) {
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("not canonical JSON: expected %s at character %d".formatted(wanted, at));
    }
}
