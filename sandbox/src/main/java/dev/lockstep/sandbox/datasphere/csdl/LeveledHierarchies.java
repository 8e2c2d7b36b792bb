package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import java.util.Map;

/** {@code Hierarchy.leveled}: no official term, but what the service writes. */
final class LeveledHierarchies {
    private final XmlOut xml;
    private final Map<String, String> names;

    /** @param names of the properties, from CSN to OData */
    LeveledHierarchies(XmlOut xml, Map<String, String> names) {
        this.xml = xml;
        this.names = names;
    }

    void write(JsonNode hierarchies) {
        xml.open("Annotation", "Term", "Hierarchy.leveled").open("Collection");
        hierarchies.forEach(this::hierarchy);
        xml.close().close();
    }

    private void hierarchy(JsonNode hierarchy) {
        xml.open("Record");
        for (String property : new String[] {"name", "label"}) {
            CsnJson.text(hierarchy, property)
                    .ifPresent(text -> xml.leaf("PropertyValue", "Property", property, "String", text));
        }
        xml.open("PropertyValue", "Property", "levels").open("Collection");
        hierarchy.path("levels").forEach(this::level);
        xml.close().close().close();
    }

    private void level(JsonNode level) {
        CsnJson.text(level, "element").ifPresent(element -> xml.open("Record")
                .leaf(
                        "PropertyValue",
                        "Property",
                        "element",
                        "Path",
                        names.getOrDefault(element, EdmNames.sanitise(element)))
                .close());
    }
}
