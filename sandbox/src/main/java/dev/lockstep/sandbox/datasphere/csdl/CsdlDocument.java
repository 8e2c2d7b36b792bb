package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.Fingerprint;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** The {@code $metadata} of one object in one mode. */
public final class CsdlDocument {
    private final ElementTypes types;
    private final SpaceObject object;
    private final Mode mode;
    private final boolean labels;
    private final String set;
    private final Map<String, String> parameters;

    /** @param labels whether business names are written */
    public CsdlDocument(Tenant tenant, SpaceObject object, Mode mode, boolean labels) {
        this.types = new ElementTypes(tenant, tenant.find(object.space()).orElseThrow());
        this.object = object;
        this.mode = mode;
        this.labels = labels;
        this.set = EdmNames.sanitise(object.name());
        List<String> names = new ArrayList<>();
        CsnJson.objectAt(object.definition(), "params").fieldNames().forEachRemaining(names::add);
        this.parameters = EdmNames.distinct(names);
    }

    /** UTF-8. */
    public byte[] write() {
        List<Property> properties = properties();
        var xml = new XmlOut();
        xml.open("edmx:Edmx", "Version", "4.0", "xmlns:edmx", "http://docs.oasis-open.org/odata/ns/edmx");
        Vocabulary.references(xml);
        xml.open("edmx:DataServices")
                .open("Schema", "Namespace", mode.namespace(), "xmlns", "http://docs.oasis-open.org/odata/ns/edm");
        container(xml);
        entityType(xml, properties);
        if (!parameters.isEmpty()) {
            parameterType(xml);
        }
        new CsdlAnnotations(xml, mode, set, labels).write(object, properties);
        return xml.close().close().close().finish();
    }

    private void container(XmlOut xml) {
        String type = parameters.isEmpty() ? set : set + "Parameters";
        xml.open("EntityContainer", "Name", "EntityContainer")
                .leaf("EntitySet", "Name", set, "EntityType", mode.namespace() + "." + type)
                .close();
    }

    private void entityType(XmlOut xml, List<Property> properties) {
        xml.open("EntityType", "Name", set);
        List<Property> keys = properties.stream().filter(Property::isKey).toList();
        if (mode == Mode.RELATIONAL && !keys.isEmpty()) {
            xml.open("Key");
            keys.forEach(key -> xml.leaf("PropertyRef", "Name", key.name()));
            xml.close();
        }
        properties.forEach(property -> property(xml, property));
        xml.close();
    }

    private void property(XmlOut xml, Property property) {
        xml.open("Property", "Name", property.name(), "Type", property.type().name());
        property.type().facets().forEach(xml::attribute);
        if (mode == Mode.RELATIONAL && property.isKey()) {
            xml.attribute("Nullable", "false");
        }
        xml.close();
    }

    /** The set of an asset with parameters yields parameters; its rows are behind {@code Set}. */
    private void parameterType(XmlOut xml) {
        xml.open("EntityType", "Name", set + "Parameters").open("Key");
        parameters.values().forEach(name -> xml.leaf("PropertyRef", "Name", name));
        xml.close();
        parameters.forEach((original, name) -> {
            EdmType type = EdmType.of(types.parameter(object.name(), original));
            xml.open("Property", "Name", name, "Type", type.name());
            type.facets().forEach(xml::attribute);
            xml.attribute("Nullable", "false").close();
        });
        xml.leaf(
                        "NavigationProperty",
                        "Name",
                        "Set",
                        "Type",
                        "Collection(" + mode.namespace() + "." + set + ")",
                        "ContainsTarget",
                        "true")
                .close();
    }

    private List<Property> properties() {
        ObjectNode elements = CsnJson.objectAt(object.definition(), "elements");
        List<String> names = new ArrayList<>();
        elements.properties().stream()
                .filter(entry -> !isAssociation(entry.getValue()))
                .forEach(entry -> names.add(entry.getKey()));
        List<Property> properties = new ArrayList<>();
        EdmNames.distinct(names).forEach((original, name) -> {
            EdmType type = EdmType.of(types.resolve(object.name(), original));
            properties.add(new Property(
                    original, name, elements.get(original), mode == Mode.ANALYTICAL ? type.withoutScaleZero() : type));
        });
        if (mode == Mode.ANALYTICAL) {
            properties.sort(Comparator.comparing(property -> Fingerprint.of(property.name())));
        }
        return properties;
    }

    private static boolean isAssociation(JsonNode element) {
        String type = element.path("type").asText();
        return type.equals("cds.Association") || type.equals("cds.Composition");
    }
}
