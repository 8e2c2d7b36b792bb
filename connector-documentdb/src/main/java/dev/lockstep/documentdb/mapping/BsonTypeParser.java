package dev.lockstep.documentdb.mapping;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.List;
import org.bson.BsonType;

/** Reads one type by recursive descent; blanks are passed over. For one thread, once. */
final class BsonTypeParser {
    /** Deeper than any document may be. Source: MongoDB Manual, "MongoDB Limits and Thresholds", 100 levels. */
    static final int MAX_DEPTH = 200;

    private final String text;
    private int at;

    BsonTypeParser(String text) {
        this.text = text;
    }

    DataType parse() {
        DataType type = type(0);
        skipBlanks();
        if (at < text.length()) {
            throw wrong("the end");
        }
        return type;
    }

    private DataType type(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("at most %d levels".formatted(MAX_DEPTH));
        }
        skipBlanks();
        int from = at;
        String name = word();
        return switch (name) {
            case "array" -> take('<') ? array(depth) : BsonKinds.type(BsonType.ARRAY);
            case "object" -> take('<') ? object(depth) : BsonKinds.type(BsonType.DOCUMENT);
            case "anyOf" -> union(depth);
            case "binData" -> take('(') ? binary() : BsonKinds.binary(BsonKinds.GENERIC);
            default ->
                BsonKinds.find(name).orElseThrow(() -> {
                    at = from;
                    return wrong("the name of a type");
                });
        };
    }

    private DataType array(int depth) {
        DataType element = type(depth + 1);
        expect('>');
        return new DataType.Array(element);
    }

    private DataType object(int depth) {
        if (take('*')) {
            expect(':');
            DataType value = type(depth + 1);
            expect('>');
            return new DataType.MapOf(DataType.Text.unlimited(), value);
        }
        int from = at;
        List<DataType.Field> fields = new ArrayList<>();
        while (!take('>')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            fields.add(field(depth + 1));
        }
        return struct(fields, from);
    }

    private DataType struct(List<DataType.Field> fields, int from) {
        try {
            return new DataType.Struct(fields);
        } catch (IllegalArgumentException e) {
            at = from;
            throw wrong("fields of different names");
        }
    }

    private DataType.Field field(int depth) {
        skipBlanks();
        int from = at;
        String name = at < text.length() && text.charAt(at) == '`' ? quoted() : word();
        if (name.isEmpty()) {
            at = from;
            throw wrong("the name of a field");
        }
        boolean nullable = take('?');
        expect(':');
        return new DataType.Field(name, type(depth), nullable);
    }

    private DataType union(int depth) {
        expect('<');
        List<DataType> alternatives = new ArrayList<>();
        do {
            alternatives.add(type(depth + 1));
        } while (take(','));
        expect('>');
        return new DataType.Union(alternatives);
    }

    private DataType binary() {
        int from = at;
        String digits = word();
        if (!digits.matches("[0-9]{1,3}") || Integer.parseInt(digits) > BsonKinds.MAX_SUBTYPE) {
            at = from;
            throw wrong("a subtype from 0 to %d".formatted(BsonKinds.MAX_SUBTYPE));
        }
        expect(')');
        return BsonKinds.binary(Integer.parseInt(digits));
    }

    private String word() {
        skipBlanks();
        int from = at;
        while (at < text.length() && isWord(text.codePointAt(at))) {
            at += Character.charCount(text.codePointAt(at));
        }
        return text.substring(from, at);
    }

    private String quoted() {
        StringBuilder name = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at++);
            if (c != '`') {
                name.append(c);
            } else if (at < text.length() && text.charAt(at) == '`') {
                name.append(text.charAt(at++));
            } else {
                return name.toString();
            }
        }
        throw wrong("a closing `");
    }

    private boolean take(char c) {
        skipBlanks();
        if (at < text.length() && text.charAt(at) == c) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char c) {
        if (!take(c)) {
            throw wrong("'" + c + "'");
        }
    }

    private void skipBlanks() {
        while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
            at++;
        }
    }

    private static boolean isWord(int c) {
        return c == '_' || Character.isLetterOrDigit(c);
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("not a type: expected %s at character %d".formatted(wanted, at + 1));
    }
}
