package dev.lockstep.datasphere.mapping;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The entity type whose rows are an asset.
 *
 * @param name in full; @param type its definition
 * @param entitySet set it was found by, empty when by type only
 * @param parameters the type whose key properties are input parameters, for an asset that takes some
 */
record CsdlEntity(String name, CsdlNode type, String entitySet, Optional<CsdlNode> parameters) {
    /** Navigation from the parameters to the rows. Source: consumption of assets with parameters, {@code …(P=1)/Set} */
    private static final String RESULT = "Set";

    /**
     * The entity of {@code asset}: that of the set with its name, original or made legal for OData, else of the first set, else the first type.
     *
     * @throws CsdlRefusal there is none
     */
    static CsdlEntity of(CsdlDocument document, String asset) throws CsdlRefusal {
        Map<String, String> sets = document.entitySets();
        String set = sets.keySet().stream()
                .filter(name -> name.equals(asset) || name.equals(legal(asset)))
                .findFirst()
                .or(() -> sets.keySet().stream().findFirst())
                .orElse("");
        String name =
                set.isEmpty() ? document.entityTypes().stream().findFirst().orElse("") : sets.get(set);
        CsdlNode type = document.type(name)
                .orElseThrow(() -> new CsdlRefusal(
                        name.isEmpty()
                                ? "the document has no entity type"
                                : "the entity type %s is not in the document".formatted(name)));
        Optional<String> rows = type.all("NavigationProperty")
                .filter(navigation -> navigation.ownName().equals(RESULT))
                .map(navigation -> document.full(elementType(navigation)))
                .filter(target -> document.type(target).isPresent())
                .findFirst();
        return rows.map(target -> new CsdlEntity(target, document.type(target).orElseThrow(), set, Optional.of(type)))
                .orElseGet(() -> new CsdlEntity(name, type, set, Optional.empty()));
    }

    /** A technical name as OData spells it. Source: recorded names, {@code /BIC/X} as {@code _BIC_X}, a leading digit after an underscore. */
    static String legal(String name) {
        String legal = name.replaceAll("[^\\p{L}\\p{Nd}_]", "_");
        return !legal.isEmpty() && Character.isDigit(legal.charAt(0)) ? "_" + legal : legal;
    }

    /** Type a navigation leads to, without {@code Collection(…)}. */
    static String elementType(CsdlNode navigation) {
        String type = navigation.attributes().getOrDefault("Type", "");
        return type.startsWith("Collection(") && type.endsWith(")") ? type.substring(11, type.length() - 1) : type;
    }

    /** Structural properties, inherited ones first. */
    static List<CsdlNode> properties(CsdlDocument document, CsdlNode type) {
        return members(document, type, "Property");
    }

    static List<CsdlNode> navigations(CsdlDocument document, CsdlNode type) {
        return members(document, type, "NavigationProperty");
    }

    /** Position in the key from 1, by property name. */
    static Map<String, Integer> keys(CsdlDocument document, CsdlNode type) {
        Map<String, Integer> positions = new HashMap<>();
        for (CsdlNode ancestor : ancestry(document, type)) {
            ancestor.all("Key")
                    .flatMap(key -> key.all("PropertyRef"))
                    .forEach(ref -> positions.putIfAbsent(ref.ownName(), positions.size() + 1));
        }
        return positions;
    }

    static boolean isNullable(CsdlNode property) {
        return !property.attributes().getOrDefault("Nullable", "true").equals("false");
    }

    private static List<CsdlNode> members(CsdlDocument document, CsdlNode type, String kind) {
        return ancestry(document, type).stream()
                .flatMap(ancestor -> ancestor.all(kind))
                .toList();
    }

    /** The type and its base types, the most general first; a cycle ends where it closes. */
    private static List<CsdlNode> ancestry(CsdlDocument document, CsdlNode type) {
        List<CsdlNode> ancestry = new ArrayList<>();
        Set<String> seen = new HashSet<>();
        Optional<CsdlNode> next = Optional.of(type);
        while (next.isPresent()) {
            ancestry.add(0, next.get());
            next = next.get()
                    .attribute("BaseType")
                    .filter(base -> seen.add(document.full(base)))
                    .flatMap(document::type);
        }
        return ancestry;
    }
}
