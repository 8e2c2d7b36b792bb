package dev.lockstep.glue.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Timestamp.Zone;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Supplier;

/** Reads one type by recursive descent. For one thread, once. */
final class TypeParser {
    /** Deeper than any table that was ever seen, and far from the end of a thread's stack. */
    static final int MAX_DEPTH = 200;

    /** Digits a decimal has when the text does not say. Source: Hive language manual, decimal is decimal(10,0). */
    private static final int DEFAULT_PRECISION = 10;

    /** Digits of a second's fraction a Hive timestamp keeps. Source: Hive language manual. */
    static final int NANOS = 9;

    private final TypeScanner in;
    private int depth;

    TypeParser(String text) {
        this.in = new TypeScanner(text);
    }

    DataType parse() {
        DataType type = type();
        if (!in.atEnd()) {
            throw in.wrong("the end");
        }
        return type;
    }

    private DataType type() {
        if (++depth > MAX_DEPTH) {
            throw in.wrong("at most " + MAX_DEPTH + " levels");
        }
        DataType type = checked(this::anyType);
        depth--;
        return type;
    }

    /** What the model's own checks refuse is no type here either. */
    private DataType checked(Supplier<DataType> read) {
        int start = in.position();
        try {
            return read.get();
        } catch (IllegalArgumentException e) {
            if (e.getMessage().startsWith("not a type")) {
                throw e;
            }
            in.rewind(start);
            throw in.wrong("a type (" + e.getMessage() + ")");
        }
    }

    private DataType anyType() {
        int start = in.position();
        String name = in.word();
        return switch (name) {
            case "" -> throw in.wrong("a type");
            case "boolean" -> new DataType.Bool();
            case "tinyint" -> new DataType.Int(8, true);
            case "smallint" -> new DataType.Int(16, true);
            case "int", "integer" -> new DataType.Int(32, true);
            case "bigint" -> new DataType.Int(64, true);
            case "float", "real" -> new DataType.Float(32);
            case "double" -> doublePrecision();
            case "decimal", "dec", "numeric" -> decimal(start);
            case "string" -> DataType.Text.unlimited();
            case "varchar" -> new DataType.Text(length(), false);
            case "char" -> new DataType.Text(length(), true);
            case "binary" -> new DataType.Binary(OptionalInt.empty(), false);
            case "date" -> new DataType.Date();
            case "timestamp" -> timestamp();
            case "array" -> array();
            case "map" -> map();
            case "struct" -> struct();
            case "uniontype" -> union();
            default -> opaque(start);
        };
    }

    private DataType doublePrecision() {
        in.takeWord("precision");
        return new DataType.Float(64);
    }

    private DataType decimal(int start) {
        int precision = DEFAULT_PRECISION;
        int scale = 0;
        if (in.take('(')) {
            precision = in.number();
            scale = in.take(',') ? in.number() : 0;
            in.expect(')');
        }
        boolean legal = precision >= 1 && precision <= DataType.Decimal.MAX_PRECISION && scale <= precision;
        return legal ? new DataType.Decimal(precision, scale) : new DataType.Opaque(in.from(start));
    }

    private OptionalInt length() {
        in.expect('(');
        int length = in.number();
        in.expect(')');
        return OptionalInt.of(length);
    }

    private DataType timestamp() {
        int precision = NANOS;
        if (in.take('(')) {
            precision = in.number();
            in.expect(')');
        }
        Zone zone = Zone.NONE;
        if (in.takeWord("with")) {
            zone = in.takeWord("local") ? Zone.UTC : Zone.OFFSET;
            if (!in.takeWord("time") || !in.takeWord("zone")) {
                throw in.wrong("time zone");
            }
        }
        return new DataType.Timestamp(precision, zone);
    }

    private DataType array() {
        in.expect('<');
        DataType element = type();
        in.expect('>');
        return new DataType.Array(element);
    }

    private DataType map() {
        in.expect('<');
        DataType key = type();
        in.expect(',');
        DataType value = type();
        in.expect('>');
        return new DataType.MapOf(key, value);
    }

    private DataType struct() {
        in.expect('<');
        List<DataType.Field> fields = new ArrayList<>();
        while (!in.take('>')) {
            if (!fields.isEmpty()) {
                in.expect(',');
            }
            fields.add(field());
        }
        return new DataType.Struct(fields);
    }

    private DataType.Field field() {
        String name = in.fieldName();
        in.expect(':');
        DataType type = type();
        boolean nullable = !in.takeWord("not");
        if (!nullable && !in.takeWord("null")) {
            throw in.wrong("null");
        }
        if (in.takeWord("comment")) {
            in.quoted('\'');
        }
        return new DataType.Field(name, type, nullable);
    }

    private DataType union() {
        in.expect('<');
        List<DataType> alternatives = new ArrayList<>();
        do {
            alternatives.add(type());
        } while (in.take(','));
        in.expect('>');
        return new DataType.Union(alternatives);
    }

    /** A name nobody here knows, with whatever arguments it has, as far as they close. */
    private DataType opaque(int start) {
        if (in.take('(')) {
            do {
                in.word();
            } while (in.take(','));
            in.expect(')');
        } else if (in.take('<')) {
            do {
                type();
            } while (in.take(','));
            in.expect('>');
        }
        return new DataType.Opaque(in.from(start));
    }
}
