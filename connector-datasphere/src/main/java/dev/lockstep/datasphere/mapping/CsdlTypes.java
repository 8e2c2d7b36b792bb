package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** CSDL types as canonical ones. Total: what is not understood is {@link DataType.Opaque}. Source: OData CSDL XML 4.01, sections 3.3 and 7.2. */
final class CsdlTypes {
    private static final int MAX_NESTING = 16;
    /** Digits of a decimal whose point floats. Source: HANA DECIMAL without precision. */
    private static final int FLOATING_DIGITS = 34;

    private static final List<String> FACETS = List.of("MaxLength", "Precision", "Scale", "SRID");

    private final CsdlDocument document;

    CsdlTypes(CsdlDocument document) {
        this.document = document;
    }

    /** @param property with {@code Type} and facets */
    DataType of(CsdlNode property) {
        return of(property.attributes().getOrDefault("Type", "Edm.String"), property.attributes(), 0);
    }

    private DataType of(String type, Map<String, String> facets, int depth) {
        if (depth > MAX_NESTING) {
            return new DataType.Opaque(type);
        }
        if (type.startsWith("Collection(") && type.endsWith(")")) {
            return new DataType.Array(of(type.substring("Collection(".length(), type.length() - 1), facets, depth + 1));
        }
        if (type.startsWith("Edm.")) {
            return primitive(type, facets);
        }
        return document.type(type)
                .map(definition -> named(type, definition, facets, depth))
                .orElseGet(() -> new DataType.Opaque(type));
    }

    private DataType named(String type, CsdlNode definition, Map<String, String> facets, int depth) {
        return switch (definition.name()) {
            case "TypeDefinition" -> {
                Map<String, String> merged = new HashMap<>(definition.attributes());
                FACETS.forEach(
                        facet -> Optional.ofNullable(facets.get(facet)).ifPresent(value -> merged.put(facet, value)));
                yield of(definition.attributes().getOrDefault("UnderlyingType", "Edm.String"), merged, depth + 1);
            }
            case "EnumType" -> enumeration(definition);
            case "ComplexType" -> struct(definition, depth);
            default -> new DataType.Opaque(type);
        };
    }

    private DataType struct(CsdlNode definition, int depth) {
        Set<String> names = new HashSet<>();
        return new DataType.Struct(CsdlEntity.properties(document, definition).stream()
                .filter(property -> !property.ownName().isEmpty() && names.add(property.ownName()))
                .map(property -> new DataType.Field(
                        property.ownName(),
                        of(property.attributes().getOrDefault("Type", "Edm.String"), property.attributes(), depth + 1),
                        CsdlEntity.isNullable(property)))
                .toList());
    }

    private static DataType enumeration(CsdlNode definition) {
        DataType base = primitive(definition.attributes().getOrDefault("UnderlyingType", "Edm.Int32"), Map.of());
        return new DataType.Enumerated(
                base,
                definition
                        .all("Member")
                        .map(member -> new DataType.Enumerated.Member(
                                member.ownName(), member.attribute("Value").map(CsdlTypes::value), Texts.none()))
                        .toList());
    }

    private static Tree value(String text) {
        try {
            return new Tree.Num(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Tree.text(text);
        }
    }

    private static DataType primitive(String type, Map<String, String> facets) {
        return switch (type) {
            case "Edm.Boolean" -> new DataType.Bool();
            case "Edm.Byte" -> new DataType.Int(8, false);
            case "Edm.SByte" -> new DataType.Int(8, true);
            case "Edm.Int16" -> new DataType.Int(16, true);
            case "Edm.Int32" -> new DataType.Int(32, true);
            case "Edm.Int64" -> new DataType.Int(64, true);
            case "Edm.Single" -> new DataType.Float(32);
            case "Edm.Double" -> new DataType.Float(64);
            case "Edm.Decimal" -> decimal(facets);
            case "Edm.String" -> new DataType.Text(length(facets), false);
            case "Edm.Binary" -> new DataType.Binary(length(facets), false);
            case "Edm.Stream" -> new DataType.LargeBinary();
            case "Edm.Date" -> new DataType.Date();
            case "Edm.TimeOfDay" -> new DataType.Time(fraction(facets));
            // The rows have no zone; OData just has no other type for them.
            case "Edm.DateTimeOffset" -> new DataType.Timestamp(fraction(facets), DataType.Timestamp.Zone.NONE);
            case "Edm.Guid" -> new DataType.Uuid();
            default -> spatial(type, facets);
        };
    }

    private static DataType spatial(String type, Map<String, String> facets) {
        if (!type.startsWith("Edm.Geo")) {
            return new DataType.Opaque(type);
        }
        DataType.Geometry.Shape shape = type.equals("Edm.GeographyPoint") || type.equals("Edm.GeometryPoint")
                ? DataType.Geometry.Shape.POINT
                : DataType.Geometry.Shape.ANY;
        return new DataType.Geometry(shape, number(facets, "SRID"));
    }

    /** Without a scale it is 0; variable and floating scales float; without a precision nothing is said. */
    private static DataType decimal(Map<String, String> facets) {
        String scale = facets.getOrDefault("Scale", "0").toLowerCase(Locale.ROOT);
        OptionalInt precision = number(facets, "Precision");
        if (precision.isEmpty() || scale.equals("variable") || scale.equals("floating")) {
            int digits = precision.orElse(FLOATING_DIGITS);
            return new DataType.FloatingDecimal(
                    digits < 1 || digits > DataType.Decimal.MAX_PRECISION ? FLOATING_DIGITS : digits);
        }
        OptionalInt digits = number(facets, "Scale");
        int places = facets.containsKey("Scale") ? digits.orElse(-1) : 0;
        boolean legal = precision.getAsInt() >= 1
                && precision.getAsInt() <= DataType.Decimal.MAX_PRECISION
                && places >= 0
                && places <= precision.getAsInt();
        return legal
                ? new DataType.Decimal(precision.getAsInt(), places)
                : new DataType.Opaque("Edm.Decimal(%d,%s)".formatted(precision.getAsInt(), scale));
    }

    private static OptionalInt length(Map<String, String> facets) {
        OptionalInt length = number(facets, "MaxLength");
        return length.isPresent() && length.getAsInt() < 1 ? OptionalInt.empty() : length;
    }

    private static int fraction(Map<String, String> facets) {
        int digits = number(facets, "Precision").orElse(0);
        return digits < 0 ? 0 : Math.min(digits, 9);
    }

    /** Empty for {@code max}, for nothing, and for what is no number. */
    private static OptionalInt number(Map<String, String> facets, String facet) {
        try {
            return OptionalInt.of(
                    Integer.parseInt(facets.getOrDefault(facet, "").strip()));
        } catch (NumberFormatException e) {
            return OptionalInt.empty();
        }
    }
}
