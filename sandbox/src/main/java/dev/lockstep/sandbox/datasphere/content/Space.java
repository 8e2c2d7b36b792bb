package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Collection;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** One space as it is at a moment. Immutable, and safe to share. */
public final class Space {
    static final String ENCLOSING_OBJECT = "@DataWarehouse.enclosingObject";

    private final String id;
    private final SideInformation side;
    private final List<CsnDocument> documents;
    private final SpaceDefinitions definitions;
    private final Map<ObjectKind, Map<String, SpaceObject>> objects = new EnumMap<>(ObjectKind.class);

    Space(String id, SideInformation side, List<CsnDocument> documents, History history) {
        this.id = id;
        this.side = side;
        this.documents = List.copyOf(documents);
        this.definitions = new SpaceDefinitions(id, documents);
        definitions.byName().values().forEach(definition -> addDefinition(definition, history));
        documents.forEach(document -> addOwnRoots(document, history));
    }

    private void addDefinition(Definition definition, History history) {
        if (!definitions.isForeign(definition.name())) {
            boolean model = businessLayer(definition.name()).isObject();
            Classifier.kindOf(definition.node(), model).ifPresent(kind -> add(kind, definition, history));
        }
    }

    private void addOwnRoots(CsnDocument document, History history) {
        Stream.of(ObjectKind.values())
                .filter(ObjectKind::hasOwnRoot)
                .forEach(kind -> document.section(kind.segment()).properties().forEach(entry -> {
                    if (entry.getValue() instanceof ObjectNode node) {
                        add(kind, new Definition(entry.getKey(), node, document), history);
                    }
                }));
    }

    private void add(ObjectKind kind, Definition definition, History history) {
        String name = definition.name();
        String fingerprint = Fingerprint.of(document(kind, definition));
        Map<String, SpaceObject> ofKind = objects.computeIfAbsent(kind, any -> new TreeMap<>());
        ofKind.putIfAbsent(
                name,
                new SpaceObject(
                        id,
                        name,
                        kind,
                        definition.node(),
                        fingerprint,
                        side.status().getOrDefault(name, SpaceObject.DEPLOYED),
                        history.createdOn(id, name),
                        history.changedOn(id, name, fingerprint)));
    }

    public String id() {
        return id;
    }

    /** The business name; the id when the source gives none. */
    public String label() {
        return side.label().orElse(id);
    }

    /** Objects of one kind, sorted by name. */
    public Collection<SpaceObject> objects(ObjectKind kind) {
        return objects.getOrDefault(kind, Map.of()).values();
    }

    /** All listed objects, sorted by name. */
    public List<SpaceObject> objects() {
        return objects.values().stream()
                .flatMap(ofKind -> ofKind.values().stream())
                .sorted(Comparator.comparing(SpaceObject::name).thenComparing(SpaceObject::kind))
                .toList();
    }

    public Optional<SpaceObject> find(ObjectKind kind, String name) {
        return Optional.ofNullable(objects.getOrDefault(kind, Map.of()).get(name));
    }

    /** The definition of any name, listed or not; empty when there is none. */
    public Optional<ObjectNode> definition(String name) {
        return Optional.ofNullable(definitions.byName().get(name)).map(Definition::node);
    }

    /** All definitions, listed or not, in the order of the documents. */
    public ObjectNode definitions() {
        ObjectNode all = CsnJson.object();
        definitions.byName().forEach((name, definition) -> all.set(name, definition.node()));
        return all;
    }

    /** The part of an analytic model that {@code businessLayerDefinitions} holds. */
    public Optional<ObjectNode> model(String name) {
        return definitions.byName().containsKey(name) && businessLayer(name) instanceof ObjectNode model
                ? Optional.of(model)
                : Optional.empty();
    }

    /** The document a read of {@code object} returns. */
    public ObjectNode document(SpaceObject object) {
        return document(object.kind(), origin(object));
    }

    /** Like {@link #document(SpaceObject)}, with the editor settings that only the design-time form has. */
    public ObjectNode designTimeDocument(SpaceObject object) {
        Definition definition = origin(object);
        ObjectNode document = document(object.kind(), definition);
        JsonNode editor =
                definition.origin().section(CsnDocument.EDITOR_SETTINGS).path(object.name());
        if (editor.isObject()) {
            document.putObject(CsnDocument.EDITOR_SETTINGS).set(object.name(), editor);
        }
        return document;
    }

    private Definition origin(SpaceObject object) {
        if (!object.kind().hasOwnRoot()) {
            return definitions.byName().get(object.name());
        }
        CsnDocument holder = documents.stream()
                .filter(each -> each.section(object.kind().segment()).has(object.name()))
                .findFirst()
                .orElseThrow();
        return new Definition(object.name(), object.definition(), holder);
    }

    private ObjectNode document(ObjectKind kind, Definition definition) {
        ObjectNode document = CsnJson.object();
        if (kind.hasOwnRoot()) {
            document.putObject(kind.segment()).set(definition.name(), definition.node());
            return document;
        }
        JsonNode businessLayer = businessLayer(definition.name());
        ObjectNode section = document.putObject(CsnDocument.DEFINITIONS);
        Closure.of(definition.name(), businessLayer, definitions)
                .forEach(
                        name -> section.set(name, definitions.byName().get(name).node()));
        if (businessLayer.isObject()) {
            document.putObject(CsnDocument.BUSINESS_LAYER).set(definition.name(), businessLayer);
        }
        document.setAll(definition.origin().envelope());
        return document;
    }

    private JsonNode businessLayer(String name) {
        Definition definition = definitions.byName().get(name);
        return definition.origin().section(CsnDocument.BUSINESS_LAYER).path(name);
    }

    List<String> twinsOf(String name) {
        return definitions.twinsOf(name);
    }

    List<CsnDocument> documents() {
        return documents;
    }

    SideInformation side() {
        return side;
    }

    List<DocumentProblem> problems() {
        return definitions.problems();
    }
}
