package dev.lockstep.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** One entry of {@code definitions}. */
record Definition(Document document, String name, JsonNode node) {

    String space() {
        return document.space();
    }

    boolean isContext() {
        return "context".equals(node.path("kind").asText());
    }

    boolean isEntity() {
        return "entity".equals(node.path("kind").asText());
    }

    boolean isForeign() {
        int dot = name.indexOf('.');
        return dot > 0 && document.foreignSpaces().contains(name.substring(0, dot));
    }

    boolean isAccessControl() {
        return node.has("@DataWarehouse.dataAccessControl.definition");
    }

    boolean isAnalyticModel() {
        return node.at("/@DataWarehouse.editorType/#").asText().equals("DWCQueryModelEditor");
    }

    /** Whether a catalog shows it as a table: an entity that is no access control and no internal delta table. */
    boolean becomesTable() {
        return isEntity() && !isAccessControl() && !node.has("@DataWarehouse.enclosingObject");
    }

    String pattern() {
        return node.at("/@ObjectModel.modelingPattern/#").asText();
    }

    JsonNode element(String element) {
        return node.path("elements").path(element);
    }

    boolean has(String element) {
        return node.path("elements").has(element);
    }

    /** Elements that are columns: everything but associations. */
    List<String> columns() {
        return names(element -> !isAssociation(element));
    }

    List<String> associations() {
        return names(Definition::isAssociation);
    }

    private List<String> names(Predicate<JsonNode> wanted) {
        List<String> names = new ArrayList<>();
        node.path("elements").properties().stream()
                .filter(element -> wanted.test(element.getValue()))
                .forEach(element -> names.add(element.getKey()));
        return names;
    }

    /** The model half of an analytic model; a missing node when there is none. */
    JsonNode businessLayer() {
        return document.json().path("businessLayerDefinitions").path(name);
    }

    boolean anyElement(Predicate<JsonNode> wanted) {
        return elements().anyMatch(wanted);
    }

    Stream<JsonNode> elements() {
        return node.path("elements").valueStream();
    }

    /** The element with its user types followed down to a built-in one; empty if a type is missing or the chain is a circle. */
    Optional<JsonNode> builtIn(String element) {
        JsonNode current = element(element);
        for (int depth = 0; depth < 10; depth++) {
            String type = current.path("type").asText();
            if (type.isEmpty() || type.startsWith("cds.")) {
                return current.isMissingNode() ? Optional.empty() : Optional.of(current);
            }
            JsonNode next = document.json().path("definitions").path(type);
            current = "type".equals(next.path("kind").asText()) ? next : MissingNode.getInstance();
        }
        return Optional.empty();
    }

    static boolean isAssociation(JsonNode element) {
        return "cds.Association".equals(element.path("type").asText());
    }

    @Override
    public String toString() {
        return space() + "/" + name;
    }
}
