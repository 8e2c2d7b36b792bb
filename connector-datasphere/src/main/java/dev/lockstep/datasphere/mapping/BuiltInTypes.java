package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Geometry;
import dev.lockstep.model.DataType.Timestamp.Zone;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * The types that CDS and HANA bring along. Date-times carry no zone on either side; whole-second and 100-nanosecond ones keep their precision.
 * A facet out of range leaves the widest type of the family and a problem. Source: SAP Datasphere, column data types; CSN Interop.
 */
final class BuiltInTypes {
    /** Significant digits of a decimal without precision. Source: HANA SQL reference, DECIMAL. */
    private static final int FLOATING_DIGITS = 34;

    /** Significant digits of SMALLDECIMAL. Source: HANA SQL reference. */
    private static final int SMALL_FLOATING_DIGITS = 16;

    /** A mapping and whether the canonical type gives the name back. */
    private record Rule(Function<Reading, DataType> mapping, boolean isStandard) {}

    private static final Map<String, Rule> RULES = rules();

    private BuiltInTypes() {}

    /** All of them, sorted. */
    static Set<String> names() {
        return RULES.keySet();
    }

    static boolean isBuiltIn(String name) {
        return RULES.containsKey(name);
    }

    /** Whether the canonical type gives this very name back. */
    static boolean isStandard(String name) {
        return isBuiltIn(name) && RULES.get(name).isStandard();
    }

    /** @param name one for which {@link #isBuiltIn} holds */
    static MappedType map(String name, Facets facets) {
        Rule rule = RULES.get(name);
        Reading reading = new Reading(facets);
        DataType type = rule.mapping().apply(reading);
        return new MappedType(type, List.copyOf(reading.problems));
    }

    private static Map<String, Rule> rules() {
        Map<String, Rule> rules = new TreeMap<>();
        standard(rules, "cds.String", r -> r.text(false));
        standard(rules, "cds.LargeString", r -> new DataType.LargeText());
        standard(rules, "cds.Boolean", r -> new DataType.Bool());
        standard(rules, "cds.UInt8", r -> new DataType.Int(8, false));
        standard(rules, "cds.Int16", r -> new DataType.Int(16, true));
        standard(rules, "cds.Integer", r -> new DataType.Int(32, true));
        standard(rules, "cds.Integer64", r -> new DataType.Int(64, true));
        standard(rules, "cds.Decimal", Reading::decimal);
        standard(rules, "cds.Double", r -> new DataType.Float(64));
        standard(rules, "cds.Date", r -> new DataType.Date());
        standard(rules, "cds.Time", r -> new DataType.Time(0));
        standard(rules, "cds.DateTime", r -> new DataType.Timestamp(0, Zone.NONE));
        standard(rules, "cds.Timestamp", r -> new DataType.Timestamp(7, Zone.NONE));
        standard(rules, "cds.UUID", r -> new DataType.Uuid());
        standard(rules, "cds.Binary", r -> r.binary(false));
        standard(rules, "cds.LargeBinary", r -> new DataType.LargeBinary());
        standard(rules, "cds.Vector", Reading::vector);
        named(rules, "cds.Int32", r -> new DataType.Int(32, true));
        named(rules, "cds.Int64", r -> new DataType.Int(64, true));
        named(rules, "cds.DecimalFloat", r -> new DataType.FloatingDecimal(FLOATING_DIGITS));
        named(rules, "cds.hana.TINYINT", r -> new DataType.Int(8, false));
        named(rules, "cds.hana.SMALLINT", r -> new DataType.Int(16, true));
        named(rules, "cds.hana.INTEGER", r -> new DataType.Int(32, true));
        named(rules, "cds.hana.BIGINT", r -> new DataType.Int(64, true));
        named(rules, "cds.hana.DECIMAL", Reading::decimal);
        named(rules, "cds.hana.SMALLDECIMAL", r -> new DataType.FloatingDecimal(SMALL_FLOATING_DIGITS));
        named(rules, "cds.hana.REAL", r -> new DataType.Float(32));
        named(rules, "cds.hana.DOUBLE", r -> new DataType.Float(64));
        named(rules, "cds.hana.CHAR", r -> r.text(true));
        named(rules, "cds.hana.NCHAR", r -> r.text(true));
        named(rules, "cds.hana.VARCHAR", r -> r.text(false));
        named(rules, "cds.hana.NVARCHAR", r -> r.text(false));
        named(rules, "cds.hana.CLOB", r -> new DataType.LargeText());
        named(rules, "cds.hana.NCLOB", r -> new DataType.LargeText());
        named(rules, "cds.hana.BINARY", r -> r.binary(true));
        named(rules, "cds.hana.VARBINARY", r -> r.binary(false));
        named(rules, "cds.hana.BLOB", r -> new DataType.LargeBinary());
        named(rules, "cds.hana.ST_POINT", r -> r.geometry(Geometry.Shape.POINT));
        named(rules, "cds.hana.ST_GEOMETRY", r -> r.geometry(Geometry.Shape.ANY));
        named(rules, "cds.hana.REAL_VECTOR", Reading::vector);
        return Collections.unmodifiableMap(rules);
    }

    private static void standard(Map<String, Rule> rules, String name, Function<Reading, DataType> mapping) {
        rules.put(name, new Rule(mapping, true));
    }

    private static void named(Map<String, Rule> rules, String name, Function<Reading, DataType> mapping) {
        rules.put(name, new Rule(mapping, false));
    }

    /** Facets on their way into a type. */
    private static final class Reading {
        private final Facets facets;
        private final List<String> problems = new ArrayList<>();

        Reading(Facets facets) {
            this.facets = facets;
        }

        DataType text(boolean fixed) {
            OptionalInt length = length();
            return new DataType.Text(length, fixed && length.isPresent());
        }

        DataType binary(boolean fixed) {
            OptionalInt length = length();
            return new DataType.Binary(length, fixed && length.isPresent());
        }

        DataType vector() {
            return new DataType.Vector(length());
        }

        DataType geometry(Geometry.Shape shape) {
            OptionalInt srid = facets.integer("srid");
            if (srid.isEmpty() && facets.has("srid")) {
                problems.add("the srid is no whole number");
            }
            return new Geometry(shape, srid);
        }

        DataType decimal() {
            OptionalInt precision = facets.integer("precision");
            OptionalInt scale = facets.integer("scale");
            boolean floating = facets.is("scale", "floating") || facets.is("scale", "variable");
            if (precision.isEmpty() && !facets.has("precision") && (floating || !facets.has("scale"))) {
                return new DataType.FloatingDecimal(FLOATING_DIGITS);
            }
            int digits = precision.orElse(0);
            if (digits < 1 || digits > DataType.Decimal.MAX_PRECISION) {
                return wide("the precision is %s, not a number from 1 to 38".formatted(facets.show("precision")));
            }
            if (floating) {
                return new DataType.FloatingDecimal(digits);
            }
            if (facets.has("scale") && (scale.isEmpty() || scale.getAsInt() < 0 || scale.getAsInt() > digits)) {
                return wide("the scale is %s, not a number from 0 to the precision %d"
                        .formatted(facets.show("scale"), digits));
            }
            return new DataType.Decimal(digits, scale.orElse(0));
        }

        private DataType wide(String problem) {
            problems.add(problem + "; taken as a floating decimal");
            return new DataType.FloatingDecimal(FLOATING_DIGITS);
        }

        private OptionalInt length() {
            OptionalInt length = facets.integer("length");
            if (length.isPresent() && length.getAsInt() > 0) {
                return length;
            }
            if (facets.has("length")) {
                problems.add(
                        "the length is %s, not a positive number; taken as unlimited".formatted(facets.show("length")));
            }
            return OptionalInt.empty();
        }
    }
}
