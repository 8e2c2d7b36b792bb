package dev.lockstep.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Semantics;
import java.util.Map;
import java.util.TreeMap;

/** One asset before and after, in a few lines. */
final class DemoExample {
    private static final int COLUMNS = 8;
    private static final int PARAMETERS = 12;
    private static final int VALUE_WIDTH = 70;

    private DemoExample() {}

    /** @param table as the Glue API shows it */
    static String text(Asset asset, Address address, JsonNode table) {
        StringBuilder text = new StringBuilder();
        Semantics semantics = asset.semantics();
        text.append("  SAP   %s/%s: %d columns, %d measures, %d dimensions, %d variables%n"
                .formatted(
                        asset.id().container(),
                        asset.id().name(),
                        asset.columns().size(),
                        semantics.measures().size(),
                        semantics.dimensions().size(),
                        semantics.variables().size()));
        text.append("  Glue  %s: %s%n"
                .formatted(address, cut(table.path("Description").asText())));
        columns(table.path("StorageDescriptor").path("Columns"), text);
        parameters(table.path("Parameters"), text);
        return text.toString();
    }

    private static void columns(JsonNode columns, StringBuilder text) {
        int shown = 0;
        for (JsonNode column : columns) {
            if (shown++ == COLUMNS) {
                text.append("    … and %d more columns%n".formatted(columns.size() - COLUMNS));
                return;
            }
            text.append("    %-28s %-16s %s"
                    .formatted(
                            column.path("Name").asText(),
                            column.path("Type").asText(),
                            cut(column.path("Comment").asText()))
                    .stripTrailing());
            text.append(System.lineSeparator());
        }
    }

    /** The keys that people read; the model beside them is for the round trip. */
    private static void parameters(JsonNode parameters, StringBuilder text) {
        Map<String, String> readable = new TreeMap<>();
        parameters.properties().forEach(entry -> {
            if (entry.getKey().startsWith("datasphere.")) {
                readable.put(entry.getKey(), entry.getValue().asText());
            }
        });
        readable.entrySet().stream()
                .limit(PARAMETERS)
                .forEach(entry -> text.append("    %-28s %s%n".formatted(entry.getKey(), cut(entry.getValue()))));
    }

    private static String cut(String value) {
        String line = value.replaceAll("\\s+", " ");
        return line.length() <= VALUE_WIDTH ? line : line.substring(0, VALUE_WIDTH - 1) + "…";
    }
}
