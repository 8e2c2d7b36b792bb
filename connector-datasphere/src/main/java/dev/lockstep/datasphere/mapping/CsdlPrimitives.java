package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalInt;

/** The types that OData brings along, with their facets. Source: OData CSDL XML 4.01, sections 3.3 and 7.2. For one type and one thread. */
final class CsdlPrimitives {
    /** Digits of a decimal whose point floats. Source: HANA DECIMAL without precision. */
    private static final int FLOATING_DIGITS = 34;

    /** Most digits of a second's fraction. Source: the canonical types; OData allows 12. */
    private static final int MAX_FRACTION = 9;

    private final Map<String, String> facets;
    private final List<String> problems = new ArrayList<>();

    private CsdlPrimitives(Map<String, String> facets) {
        this.facets = facets;
    }

    /** @param type with {@code Edm.} before it, if it is one */
    static MappedType map(String type, Map<String, String> facets) {
        CsdlPrimitives primitives = new CsdlPrimitives(facets);
        DataType mapped = primitives.type(type);
        return new MappedType(mapped, primitives.problems);
    }

    private DataType type(String type) {
        return switch (type) {
            case "Edm.Boolean" -> new DataType.Bool();
            case "Edm.Byte" -> new DataType.Int(8, false);
            case "Edm.SByte" -> new DataType.Int(8, true);
            case "Edm.Int16" -> new DataType.Int(16, true);
            case "Edm.Int32" -> new DataType.Int(32, true);
            case "Edm.Int64" -> new DataType.Int(64, true);
            case "Edm.Single" -> new DataType.Float(32);
            case "Edm.Double" -> new DataType.Float(64);
            case "Edm.Decimal" -> decimal();
            case "Edm.String" -> new DataType.Text(length(), false);
            case "Edm.Binary" -> new DataType.Binary(length(), false);
            case "Edm.Stream" -> new DataType.LargeBinary();
            case "Edm.Date" -> new DataType.Date();
            case "Edm.TimeOfDay" -> new DataType.Time(fraction());
            // The rows have no zone; OData just has no other type for them.
            case "Edm.DateTimeOffset" -> new DataType.Timestamp(fraction(), DataType.Timestamp.Zone.NONE);
            case "Edm.Guid" -> new DataType.Uuid();
            default -> type.startsWith("Edm.Geo") ? spatial(type) : opaque(type);
        };
    }

    private DataType spatial(String type) {
        DataType.Geometry.Shape shape = type.equals("Edm.GeographyPoint") || type.equals("Edm.GeometryPoint")
                ? DataType.Geometry.Shape.POINT
                : DataType.Geometry.Shape.ANY;
        return new DataType.Geometry(shape, number("SRID", "variable", 0));
    }

    /** Without a scale it is 0; variable and floating scales float; without a precision nothing is said. */
    private DataType decimal() {
        String scale = facets.getOrDefault("Scale", "0").strip().toLowerCase(Locale.ROOT);
        OptionalInt precision = number("Precision", "", 1);
        boolean legal = precision.isEmpty() || precision.getAsInt() <= DataType.Decimal.MAX_PRECISION;
        if (!legal) {
            problems.add("the precision is %d, more than %d; taken as a floating decimal"
                    .formatted(precision.getAsInt(), DataType.Decimal.MAX_PRECISION));
        }
        if (!legal || precision.isEmpty() || scale.equals("variable") || scale.equals("floating")) {
            return new DataType.FloatingDecimal(legal ? precision.orElse(FLOATING_DIGITS) : FLOATING_DIGITS);
        }
        OptionalInt places = facets.containsKey("Scale") ? number("Scale", "", 0) : OptionalInt.of(0);
        if (places.isPresent() && places.getAsInt() <= precision.getAsInt()) {
            return new DataType.Decimal(precision.getAsInt(), places.getAsInt());
        }
        places.ifPresent(
                digits -> problems.add("the scale is %d, more than the precision %d; taken as a floating decimal"
                        .formatted(digits, precision.getAsInt())));
        return new DataType.FloatingDecimal(FLOATING_DIGITS);
    }

    private OptionalInt length() {
        return number("MaxLength", "max", 1);
    }

    private int fraction() {
        int digits = number("Precision", "", 0).orElse(0);
        if (digits > MAX_FRACTION) {
            problems.add("the precision is %d; more than %d digits of a second are not told"
                    .formatted(digits, MAX_FRACTION));
        }
        return Math.min(digits, MAX_FRACTION);
    }

    /** Empty when the facet is missing or {@code word}; with a problem when it is no number from {@code least}. */
    private OptionalInt number(String facet, String word, int least) {
        String text = facets.getOrDefault(facet, "").strip();
        if (text.isEmpty() || text.equals(word)) {
            return OptionalInt.empty();
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least) {
                return OptionalInt.of(number);
            }
        } catch (NumberFormatException e) {
            // told below with the numbers out of range
        }
        problems.add("the facet %s is no number from %d; passed over".formatted(facet, least));
        return OptionalInt.empty();
    }

    private DataType opaque(String type) {
        problems.add("the type %s is not known".formatted(type));
        return new DataType.Opaque(type);
    }
}
