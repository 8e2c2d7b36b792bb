package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Canonical type of a column, a field or a parameter. Closed on purpose: a new kind must be handled by every connector. It covers what
 * CSN, CSDL, Hive and BSON can say; what a source says beyond that is {@link Opaque} and is carried verbatim.
 */
public sealed interface DataType {
    /** True or false. */
    record Bool() implements DataType {}

    /** Whole number. @param bits 8, 16, 32 or 64; @param signed two's complement when true, from zero when false */
    record Int(int bits, boolean signed) implements DataType {
        public Int {
            if (bits != 8 && bits != 16 && bits != 32 && bits != 64) {
                throw new IllegalArgumentException("an integer of %d bits is not known".formatted(bits));
            }
        }
    }

    /** @param precision total digits, 1..38; @param scale digits after the point, 0..precision */
    record Decimal(int precision, int scale) implements DataType {
        /** Most digits of any system served. Source: HANA DECIMAL and Hive decimal, both 38. */
        public static final int MAX_PRECISION = 38;

        public Decimal {
            if (precision < 1 || precision > MAX_PRECISION || scale < 0 || scale > precision) {
                throw new IllegalArgumentException("decimal(%d,%d) is out of range".formatted(precision, scale));
            }
        }
    }

    /** Decimal number whose point floats. @param digits significant digits, 1..38: 16 for HANA SMALLDECIMAL, 34 for DECIMAL */
    record FloatingDecimal(int digits) implements DataType {
        public FloatingDecimal {
            if (digits < 1 || digits > Decimal.MAX_PRECISION) {
                throw new IllegalArgumentException("a floating decimal of %d digits is out of range".formatted(digits));
            }
        }
    }

    /** Binary floating point. @param bits 32 or 64 */
    record Float(int bits) implements DataType {
        public Float {
            if (bits != 32 && bits != 64) {
                throw new IllegalArgumentException("a float of %d bits is not known".formatted(bits));
            }
        }
    }

    /** Text. @param length most characters, from 1; absent when the source gives no limit; @param fixed padded to its length */
    record Text(OptionalInt length, boolean fixed) implements DataType {
        public Text {
            requirePositive(length, "a text");
            if (fixed && length.isEmpty()) {
                throw new IllegalArgumentException("a text of fixed width needs a length");
            }
        }

        public static Text of(int length) {
            return new Text(OptionalInt.of(length), false);
        }

        public static Text unlimited() {
            return new Text(OptionalInt.empty(), false);
        }
    }

    /** Text kept out of line, such as HANA NCLOB. */
    record LargeText() implements DataType {}

    /** Bytes. @param length most bytes, from 1; absent when the source gives no limit; @param fixed always that long */
    record Binary(OptionalInt length, boolean fixed) implements DataType {
        public Binary {
            requirePositive(length, "a binary");
            if (fixed && length.isEmpty()) {
                throw new IllegalArgumentException("a binary of fixed width needs a length");
            }
        }
    }

    /** Bytes kept out of line, such as HANA BLOB. */
    record LargeBinary() implements DataType {}

    /** Day of the proleptic Gregorian calendar, without zone. */
    record Date() implements DataType {}

    /** Time of day without zone. @param precision digits of the second's fraction, 0..9 */
    record Time(int precision) implements DataType {
        public Time {
            requireFraction(precision);
        }
    }

    /** Point in time. @param precision digits of the second's fraction, 0..9; @param zone what the value says about its zone */
    record Timestamp(int precision, Zone zone) implements DataType {
        /** NONE: wall clock of nobody's zone; UTC: an instant written in UTC; OFFSET: carries its own offset. */
        public enum Zone {
            NONE,
            UTC,
            OFFSET
        }

        public Timestamp {
            requireFraction(precision);
            requireNonNull(zone, "zone is null");
        }
    }

    /** Universally unique identifier, 128 bits. */
    record Uuid() implements DataType {}

    /** Spatial value. @param shape what may be in it; @param srid spatial reference system, absent when not said */
    record Geometry(Shape shape, OptionalInt srid) implements DataType {
        public enum Shape {
            ANY,
            POINT
        }

        public Geometry {
            requireNonNull(shape, "shape is null");
            requireNonNull(srid, "srid is null");
        }
    }

    /** Vector of 32-bit floats. @param dimensions from 1; absent when any */
    record Vector(OptionalInt dimensions) implements DataType {
        public Vector {
            requirePositive(dimensions, "a vector");
        }
    }

    record Array(DataType element) implements DataType {
        public Array {
            requireNonNull(element, "element is null");
        }
    }

    record MapOf(DataType key, DataType value) implements DataType {
        public MapOf {
            requireNonNull(key, "key is null");
            requireNonNull(value, "value is null");
        }
    }

    /** Named fields in order; names differ. */
    record Struct(List<Field> fields) implements DataType {
        public Struct {
            fields = Checks.copy(fields, "fields");
            Set<String> names = new HashSet<>();
            for (Field field : fields) {
                if (!names.add(field.name())) {
                    throw new IllegalArgumentException("a struct has two fields named " + field.name());
                }
            }
        }
    }

    /** One of several types, as Hive's uniontype. */
    record Union(List<DataType> alternatives) implements DataType {
        public Union {
            alternatives = Checks.copy(alternatives, "alternatives");
            if (alternatives.isEmpty()) {
                throw new IllegalArgumentException("a union needs an alternative");
            }
        }
    }

    /** A base type whose values are named. @param base what is stored; @param members in the source's order */
    record Enumerated(DataType base, List<Member> members) implements DataType {
        /** @param name symbolic name; @param value stored value, absent when the name itself is stored; @param label shown text */
        public record Member(String name, Optional<Tree> value, Texts label) {
            public Member {
                requireNonNull(name, "name is null");
                requireNonNull(value, "value is null");
                requireNonNull(label, "label is null");
            }
        }

        public Enumerated {
            requireNonNull(base, "base is null");
            members = Checks.copy(members, "members");
        }
    }

    /** A native type this project does not model; carried verbatim so that a round trip loses nothing. */
    record Opaque(String nativeName) implements DataType {
        public Opaque {
            requireNonNull(nativeName, "nativeName is null");
        }
    }

    /** Member of a struct. @param nullable whether a value may be missing */
    record Field(String name, DataType type, boolean nullable) {
        public Field {
            Checks.notEmpty(name, "name");
            requireNonNull(type, "type is null");
        }
    }

    private static void requirePositive(OptionalInt length, String what) {
        requireNonNull(length, "length is null");
        if (length.isPresent() && length.getAsInt() < 1) {
            throw new IllegalArgumentException("%s of length %d is out of range".formatted(what, length.getAsInt()));
        }
    }

    private static void requireFraction(int precision) {
        if (precision < 0 || precision > 9) {
            throw new IllegalArgumentException("a fraction of %d digits is out of range".formatted(precision));
        }
    }
}
