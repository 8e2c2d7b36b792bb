package dev.lockstep.model;

import dev.lockstep.model.DataType.Timestamp.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;

/** Reads one text of {@link TypeSpelling}. For one thread, once. */
final class TypeSpellingParser {
    private static final int MAX_DEPTH = 50;

    /** Hive's decimal without numbers. Source: Hive language manual, decimal. */
    private static final int USUAL_PRECISION = 10;

    /** Digits of a second that HANA's and Hive's time stamps have where nothing is said. Source: HANA SQL reference, TIMESTAMP. */
    private static final int USUAL_FRACTION = 7;

    private final String text;
    private int at;

    TypeSpellingParser(String text) {
        this.text = text;
    }

    DataType parse() {
        DataType type = type(0);
        skipBlanks();
        if (at < text.length()) {
            throw wrong("nothing more");
        }
        return type;
    }

    private DataType type(int depth) {
        if (depth > MAX_DEPTH) {
            throw wrong("less nesting");
        }
        String word = word();
        return switch (word) {
            case "array" -> array(depth);
            case "map" -> map(depth);
            case "struct" -> struct(depth);
            case "large" -> large();
            case "fixed" -> {
                expectWord("binary");
                yield new DataType.Binary(OptionalInt.of(required()), true);
            }
            default -> simple(word);
        };
    }

    private DataType array(int depth) {
        expect('<');
        DataType element = type(depth + 1);
        expect('>');
        return new DataType.Array(element);
    }

    private DataType map(int depth) {
        expect('<');
        DataType key = type(depth + 1);
        expect(',');
        DataType value = type(depth + 1);
        expect('>');
        return new DataType.MapOf(key, value);
    }

    private DataType struct(int depth) {
        List<DataType.Field> fields = new ArrayList<>();
        expect('<');
        while (!take('>')) {
            if (!fields.isEmpty()) {
                expect(',');
            }
            String name = name();
            expect(':');
            DataType type = type(depth + 1);
            boolean required = takeWord("not");
            if (required) {
                expectWord("null");
            }
            fields.add(new DataType.Field(name, type, !required));
        }
        return new DataType.Struct(fields);
    }

    private DataType large() {
        return takeWord("string") ? new DataType.LargeText() : largeBinary();
    }

    private DataType largeBinary() {
        expectWord("binary");
        return new DataType.LargeBinary();
    }

    private DataType simple(String word) {
        return switch (word) {
            case "boolean" -> new DataType.Bool();
            case "tinyint", "int8" -> new DataType.Int(8, true);
            case "smallint", "int16" -> new DataType.Int(16, true);
            case "int", "integer", "int32" -> new DataType.Int(32, true);
            case "bigint", "int64" -> new DataType.Int(64, true);
            case "uint8" -> new DataType.Int(8, false);
            case "uint16" -> new DataType.Int(16, false);
            case "uint32" -> new DataType.Int(32, false);
            case "uint64" -> new DataType.Int(64, false);
            case "decimal", "numeric" -> decimal();
            case "decfloat" -> new DataType.FloatingDecimal(required());
            case "float", "float32" -> new DataType.Float(32);
            case "double", "float64" -> new DataType.Float(64);
            case "date" -> new DataType.Date();
            case "time" -> new DataType.Time(number().orElse(0));
            case "timestamp" -> timestamp();
            case "uuid" -> new DataType.Uuid();
            default -> sized(word);
        };
    }

    private DataType sized(String word) {
        return switch (word) {
            case "string" -> new DataType.Text(number(), false);
            case "varchar" -> new DataType.Text(OptionalInt.of(required()), false);
            case "char" -> new DataType.Text(OptionalInt.of(required()), true);
            case "binary" -> new DataType.Binary(number(), false);
            case "geometry" -> new DataType.Geometry(DataType.Geometry.Shape.ANY, number());
            case "point" -> new DataType.Geometry(DataType.Geometry.Shape.POINT, number());
            case "vector" -> new DataType.Vector(number());
            default -> throw wrong("the name of a type");
        };
    }

    private DataType decimal() {
        if (!take('(')) {
            return new DataType.Decimal(USUAL_PRECISION, 0);
        }
        int precision = digits();
        int scale = take(',') ? digits() : 0;
        expect(')');
        return new DataType.Decimal(precision, scale);
    }

    private DataType timestamp() {
        int precision = number().orElse(USUAL_FRACTION);
        Zone zone = takeWord("utc") ? Zone.UTC : takeWord("offset") ? Zone.OFFSET : Zone.NONE;
        return new DataType.Timestamp(precision, zone);
    }

    private OptionalInt number() {
        if (!take('(')) {
            return OptionalInt.empty();
        }
        int number = digits();
        expect(')');
        return OptionalInt.of(number);
    }

    private int required() {
        return number().orElseThrow(() -> wrong("a length in parentheses"));
    }

    private int digits() {
        skipBlanks();
        int sign = at < text.length() && text.charAt(at) == '-' ? 1 : 0;
        int from = at;
        at += sign;
        while (at < text.length() && text.charAt(at) >= '0' && text.charAt(at) <= '9') {
            at++;
        }
        try {
            return Integer.parseInt(text.substring(from, at));
        } catch (NumberFormatException e) {
            at = from;
            throw wrong("a whole number");
        }
    }

    private String name() {
        skipBlanks();
        if (!take('`')) {
            int from = at;
            while (at < text.length() && isWord(text.charAt(at))) {
                at++;
            }
            return text.substring(from, at);
        }
        StringBuilder name = new StringBuilder();
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

    private String word() {
        skipBlanks();
        int from = at;
        while (at < text.length() && isWord(text.charAt(at))) {
            at++;
        }
        return text.substring(from, at).toLowerCase(Locale.ROOT);
    }

    private boolean takeWord(String word) {
        int from = at;
        if (word().equals(word)) {
            return true;
        }
        at = from;
        return false;
    }

    private void expectWord(String word) {
        if (!takeWord(word)) {
            throw wrong(word);
        }
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

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_';
    }

    private IllegalArgumentException wrong(String wanted) {
        return new IllegalArgumentException("expected %s at character %d".formatted(wanted, at + 1));
    }
}
