package dev.lockstep.sandbox.datasphere.csdl;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.datasphere.content.SpaceObject;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The annotations of one document; targets without any are left out, as the real service does. */
final class CsdlAnnotations {
    private static final Map<String, String> CALENDAR = calendar();

    private final XmlOut xml;
    private final Mode mode;
    private final String set;
    private final boolean labels;

    CsdlAnnotations(XmlOut xml, Mode mode, String set, boolean labels) {
        this.xml = xml;
        this.mode = mode;
        this.set = set;
        this.labels = labels;
    }

    void write(SpaceObject object, List<Property> properties) {
        entity(object, properties);
        restrictions();
        properties.forEach(this::property);
    }

    private void entity(SpaceObject object, List<Property> properties) {
        JsonNode definition = object.definition();
        boolean renamed = !object.name().equals(set);
        Optional<String> label = label(definition);
        Optional<String> dimensionType = CsnJson.text(definition, "@Analytics.dimensionType");
        JsonNode hierarchies = definition.path("@Hierarchy.leveled");
        if (label.isEmpty() && dimensionType.isEmpty() && hierarchies.isEmpty() && !renamed) {
            return;
        }
        xml.open("Annotations", "Target", mode.namespace() + "." + set);
        if (!hierarchies.isEmpty()) {
            new LeveledHierarchies(xml, names(properties)).write(hierarchies);
        }
        dimensionType.ifPresent(type -> string("Analytics.dimensionType", type.startsWith("#") ? type : "#" + type));
        label.ifPresent(text -> string("Common.Label", text));
        if (renamed) {
            string("DataIntegration.OriginalName", object.name());
        }
        xml.close();
    }

    private static Map<String, String> names(List<Property> properties) {
        return properties.stream().collect(Collectors.toMap(Property::original, Property::name));
    }

    private void restrictions() {
        xml.open("Annotations", "Target", mode.namespace() + ".EntityContainer/" + set);
        if (mode == Mode.ANALYTICAL) {
            restriction("Count", "Countable");
        }
        restriction("Delete", "Deletable");
        restriction("Insert", "Insertable");
        restriction("Update", "Updatable");
        xml.close();
    }

    private void restriction(String verb, String property) {
        String term = "Capabilities." + verb + "Restrictions";
        xml.open("Annotation", "Term", term)
                .open("Record", "Type", term + "Type")
                .leaf("PropertyValue", "Property", property, "Bool", "false")
                .close()
                .close();
    }

    private void property(Property property) {
        Map<String, Runnable> terms = new LinkedHashMap<>();
        JsonNode element = property.element();
        role(element).ifPresent(term -> terms.put(term, () -> xml.leaf("Annotation", "Term", term, "Bool", "true")));
        label(element).ifPresent(text -> terms.put("label", () -> string("Common.Label", text)));
        CALENDAR.forEach((annotation, term) -> {
            if (element.path(annotation).asBoolean()) {
                terms.put(term, () -> xml.leaf("Annotation", "Term", term, "Bool", "true"));
            }
        });
        if (mode == Mode.RELATIONAL
                && property.isKey()
                && element.path("notNull").asBoolean()) {
            terms.put(
                    "mandatory",
                    () -> xml.leaf(
                            "Annotation",
                            "Term",
                            "Common.FieldControl",
                            "EnumMember",
                            "Common.FieldControlType/Mandatory"));
        }
        if (property.isRenamed()) {
            terms.put("original", () -> string("DataIntegration.OriginalName", property.original()));
        }
        if (!terms.isEmpty()) {
            xml.open("Annotations", "Target", mode.namespace() + "." + set + "/" + property.name());
            terms.values().forEach(Runnable::run);
            xml.close();
        }
    }

    /** The analytical document writes a capital D and a small m; the relational one says small d, and only what CSN says. */
    private Optional<String> role(JsonNode element) {
        boolean measure = element.has("@AnalyticsDetails.measureType");
        if (mode == Mode.ANALYTICAL) {
            return Optional.of(measure ? "Analytics.measure" : "Analytics.Dimension");
        }
        if (measure) {
            return Optional.of("Analytics.measure");
        }
        return element.path("@Analytics.dimension").asBoolean() ? Optional.of("Analytics.dimension") : Optional.empty();
    }

    private Optional<String> label(JsonNode node) {
        return CsnJson.text(node, "@EndUserText.label")
                .or(() -> CsnJson.text(node, "@Common.Label"))
                .filter(text -> labels);
    }

    private void string(String term, String value) {
        xml.leaf("Annotation", "Term", term, "String", value);
    }

    private static Map<String, String> calendar() {
        Map<String, String> terms = new LinkedHashMap<>();
        terms.put("@Semantics.date", "Common.IsCalendarDate");
        terms.put("@Semantics.calendar.year", "Common.IsCalendarYear");
        terms.put("@Semantics.calendar.month", "Common.IsCalendarMonth");
        terms.put("@Semantics.calendar.yearMonth", "Common.IsCalendarYearMonth");
        terms.put("@Semantics.calendar.yearQuarter", "Common.IsCalendarYearQuarter");
        terms.put("@Semantics.calendar.yearWeek", "Common.IsCalendarYearWeek");
        terms.put("@Semantics.calendar.dayOfYear", "Common.IsDayOfCalendarYear");
        return terms;
    }
}
