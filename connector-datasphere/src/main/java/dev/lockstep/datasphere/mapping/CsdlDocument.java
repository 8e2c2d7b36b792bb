package dev.lockstep.datasphere.mapping;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The schemas of a CSDL document with every name written in full. Immutable. Source: OData CSDL XML 4.01, sections 3 to 14. */
final class CsdlDocument {
    private final Map<String, String> aliases = new LinkedHashMap<>();
    private final Map<String, CsdlNode> types = new LinkedHashMap<>();
    private final Map<String, String> entitySets = new LinkedHashMap<>();
    private final Map<String, String> setTargets = new LinkedHashMap<>();
    private final Map<String, List<CsdlNode>> annotations = new LinkedHashMap<>();

    private CsdlDocument() {}

    /** @throws CsdlRefusal not an Edmx element of OData 4 */
    static CsdlDocument parse(String xml) throws CsdlRefusal {
        CsdlNode root = CsdlXml.parse(xml);
        if (!root.name().equals("Edmx")) {
            throw new CsdlRefusal("the document is no CSDL: its root is " + root.name());
        }
        String version = root.attribute("Version").orElse("");
        if (!version.startsWith("4.")) {
            throw new CsdlRefusal("the document is OData %s; only OData 4 is read"
                    .formatted(version.equals("1.0") ? "2 or 3" : "'" + version + "'"));
        }
        CsdlDocument document = new CsdlDocument();
        List<CsdlNode> schemas = root.all("DataServices")
                .flatMap(services -> services.all("Schema"))
                .toList();
        schemas.forEach(document::addAlias);
        schemas.forEach(document::addSchema);
        return document;
    }

    /** Name in full of the entity type of each entity set, by set name, in order. */
    Map<String, String> entitySets() {
        return entitySets;
    }

    /** Names in full of the entity types, in order. */
    List<String> entityTypes() {
        return types.entrySet().stream()
                .filter(type -> type.getValue().name().equals("EntityType"))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** An entity, complex, enumeration or defined type. @param name with alias or namespace */
    Optional<CsdlNode> type(String name) {
        return Optional.ofNullable(types.get(full(name)));
    }

    /** {@code Alias.Name} as {@code Namespace.Name}. */
    String full(String name) {
        int dot = name.lastIndexOf('.');
        return dot < 0
                ? name
                : aliases.getOrDefault(name.substring(0, dot), name.substring(0, dot)) + name.substring(dot);
    }

    /** Annotations written elsewhere for {@code target}, such as {@code Namespace.Type/Property}, in order. */
    Stream<CsdlNode> annotations(String target) {
        return annotations.getOrDefault(target, List.of()).stream();
    }

    /** Annotations of an entity set, in order. */
    Stream<CsdlNode> setAnnotations(String entitySet) {
        return annotations(setTargets.getOrDefault(entitySet, ""));
    }

    private void addAlias(CsdlNode schema) {
        schema.attribute("Alias")
                .ifPresent(alias -> aliases.put(alias, schema.attributes().getOrDefault("Namespace", "")));
    }

    private void addSchema(CsdlNode schema) {
        String namespace = schema.attributes().getOrDefault("Namespace", "");
        for (CsdlNode child : schema.children()) {
            switch (child.name()) {
                case "EntityType", "ComplexType", "EnumType", "TypeDefinition" ->
                    types.putIfAbsent(namespace + "." + child.ownName(), child);
                case "EntityContainer" -> addContainer(namespace, child);
                case "Annotations" -> addAnnotations(child);
                default -> {
                    // actions, functions and terms say nothing about rows
                }
            }
        }
    }

    private void addContainer(String namespace, CsdlNode container) {
        container.all("EntitySet").forEach(set -> {
            entitySets.putIfAbsent(set.ownName(), full(set.attributes().getOrDefault("EntityType", "")));
            setTargets.putIfAbsent(set.ownName(), namespace + "." + container.ownName() + "/" + set.ownName());
        });
    }

    private void addAnnotations(CsdlNode group) {
        String target = group.attributes().getOrDefault("Target", "");
        int slash = target.indexOf('/');
        String path = slash < 0 ? full(target) : full(target.substring(0, slash)) + target.substring(slash);
        annotations
                .computeIfAbsent(path, missing -> new ArrayList<>())
                .addAll(group.all("Annotation").toList());
    }
}
