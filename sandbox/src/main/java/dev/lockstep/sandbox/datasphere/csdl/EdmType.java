package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Type and facets of a property.
 *
 * @param facets in the order in which they are written
 */
record EdmType(String name, Map<String, String> facets) {
    /** Length of a {@code cds.String} that says none. Source: Datasphere help, "Columns", data types. */
    private static final int DEFAULT_LENGTH = 5000;
    /** Digits of a floating decimal. Source: CSN Interop specification, cds.Decimal. */
    private static final int FLOATING_DIGITS = 34;

    EdmType {
        facets = new LinkedHashMap<>(facets);
    }

    /** @param element with {@code type} and facets, resolved to a built-in type; anything else is published as a text */
    static EdmType of(JsonNode element) {
        return switch (element.path("type").asText()) {
            case "cds.Boolean" -> plain("Boolean");
            case "cds.Integer", "cds.Int32", "cds.hana.INTEGER" -> plain("Int32");
            case "cds.Integer64", "cds.Int64", "cds.hana.BIGINT" -> plain("Int64");
            case "cds.Int16", "cds.hana.SMALLINT" -> plain("Int16");
            case "cds.UInt8", "cds.hana.TINYINT" -> plain("Byte");
            case "cds.Decimal" -> decimal(element);
            case "cds.DecimalFloat", "cds.hana.SMALLDECIMAL" -> floating(FLOATING_DIGITS);
            case "cds.Double", "cds.hana.DOUBLE" -> plain("Double");
            case "cds.hana.REAL" -> plain("Single");
            case "cds.Date" -> plain("Date");
            case "cds.Time" -> plain("TimeOfDay");
            case "cds.DateTime" -> plain("DateTimeOffset");
            case "cds.Timestamp" -> new EdmType("Edm.DateTimeOffset", Map.of("Precision", "7"));
            case "cds.UUID" -> plain("Guid");
            case "cds.Binary", "cds.hana.BINARY" ->
                length("Binary", element.path("length").asInt(DEFAULT_LENGTH));
            case "cds.LargeBinary", "cds.hana.BLOB" -> plain("Binary");
            case "cds.String", "cds.hana.NVARCHAR", "cds.hana.VARCHAR", "cds.hana.NCHAR", "cds.hana.CHAR" ->
                length("String", element.path("length").asInt(DEFAULT_LENGTH));
            default -> plain("String");
        };
    }

    private static EdmType plain(String name) {
        return new EdmType("Edm." + name, Map.of());
    }

    private static EdmType length(String name, int length) {
        return new EdmType("Edm." + name, Map.of("MaxLength", String.valueOf(length)));
    }

    private static EdmType decimal(JsonNode element) {
        if (!element.path("precision").canConvertToInt()
                || element.path("scale").isTextual()) {
            return floating(element.path("precision").asInt(FLOATING_DIGITS));
        }
        Map<String, String> facets = new LinkedHashMap<>();
        facets.put("Precision", element.path("precision").asText());
        facets.put("Scale", String.valueOf(element.path("scale").asInt(0)));
        return new EdmType("Edm.Decimal", facets);
    }

    private static EdmType floating(int digits) {
        Map<String, String> facets = new LinkedHashMap<>();
        facets.put("Precision", String.valueOf(digits));
        facets.put("Scale", "variable");
        return new EdmType("Edm.Decimal", facets);
    }

    /** As the analytical document writes it: a scale of 0 is left out. */
    EdmType withoutScaleZero() {
        Map<String, String> rest = new LinkedHashMap<>(facets);
        rest.remove("Scale", "0");
        return new EdmType(name, rest);
    }
}
