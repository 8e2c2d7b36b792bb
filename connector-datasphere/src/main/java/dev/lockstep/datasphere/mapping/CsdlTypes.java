package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * CSDL types as canonical ones. Total: what is not understood is {@link DataType.Opaque}, and a facet out of range leaves the widest type of its
 * family; either is a problem. Source: OData CSDL XML 4.01, sections 3.3 and 7.2.
 */
final class CsdlTypes {
    private static final String TYPE = "Type";
    private static final String UNDERLYING = "UnderlyingType";
    private static final String STRING = "Edm.String";
    private static final String LIST = "Collection(";
    private static final List<String> FACETS = List.of("MaxLength", "Precision", "Scale", "SRID");

    private final CsdlDocument document;

    CsdlTypes(CsdlDocument document) {
        this.document = document;
    }

    /** @param property with {@code Type} and facets */
    MappedType of(CsdlNode property) {
        return of(property, new Trail());
    }

    /** The type with its facets as they are written, where {@code mapped} does not say as much. */
    Optional<Tree> written(CsdlNode property, MappedType mapped) {
        Optional<String> type = property.attribute(TYPE);
        boolean isPlain = type.isPresent() && element(type.get()).startsWith("Edm.");
        if (isPlain && mapped.problems().isEmpty()) {
            return Optional.empty();
        }
        Map<String, Tree> said = new LinkedHashMap<>();
        type.ifPresent(name -> said.put(TYPE, Tree.text(name)));
        Map<String, String> facets = new HashMap<>(property.attributes());
        type.flatMap(name -> document.type(element(name)))
                .filter(definition -> definition.name().equals("TypeDefinition"))
                .ifPresent(definition -> {
                    definition.attribute(UNDERLYING).ifPresent(name -> said.put(UNDERLYING, Tree.text(name)));
                    definition.attributes().forEach(facets::putIfAbsent);
                });
        FACETS.stream().filter(facets::containsKey).forEach(facet -> said.put(facet, Tree.text(facets.get(facet))));
        return said.isEmpty() ? Optional.empty() : Optional.of(new Tree.Node(said));
    }

    /** That of one item, for a list. */
    private static String element(String type) {
        return type.startsWith(LIST) && type.endsWith(")") ? type.substring(LIST.length(), type.length() - 1) : type;
    }

    private MappedType of(CsdlNode typed, Trail trail) {
        Optional<String> type = typed.attribute(TYPE);
        MappedType mapped = of(type.orElse(STRING), typed.attributes(), trail);
        return type.isPresent() ? mapped : mapped.with("the type is not given; taken as " + STRING);
    }

    private MappedType of(String type, Map<String, String> facets, Trail trail) {
        if (type.startsWith(LIST) && type.endsWith(")")) {
            return trail.at(type, type, () -> {
                MappedType mapped = of(element(type), facets, trail);
                return new MappedType(new DataType.Array(mapped.type()), mapped.problems());
            });
        }
        if (type.startsWith("Edm.")) {
            return CsdlPrimitives.map(type, facets);
        }
        return document.type(type)
                .map(definition -> trail.at(document.full(type), type, () -> named(type, definition, facets, trail)))
                .orElseGet(() -> MappedType.opaque(type, "the type %s is not known".formatted(type)));
    }

    private MappedType named(String type, CsdlNode definition, Map<String, String> facets, Trail trail) {
        return switch (definition.name()) {
            case "TypeDefinition" -> {
                Map<String, String> merged = new HashMap<>(definition.attributes());
                FACETS.forEach(
                        facet -> Optional.ofNullable(facets.get(facet)).ifPresent(value -> merged.put(facet, value)));
                yield of(definition.attributes().getOrDefault(UNDERLYING, STRING), merged, trail);
            }
            case "EnumType" -> enumeration(definition);
            case "ComplexType" -> struct(definition, trail);
            default -> MappedType.opaque(type, "the type %s is an entity".formatted(type));
        };
    }

    private MappedType struct(CsdlNode definition, Trail trail) {
        Set<String> names = new HashSet<>();
        List<DataType.Field> fields = new ArrayList<>();
        List<String> problems = new ArrayList<>();
        for (CsdlNode property : CsdlEntity.properties(document, definition)) {
            String name = property.ownName();
            if (name.isEmpty() || !names.add(name)) {
                problems.add("the field \"%s\" has no name or the name of another".formatted(name));
            } else {
                MappedType field = trail.step(() -> of(property, trail));
                field.problems().forEach(problem -> problems.add(name + ": " + problem));
                fields.add(new DataType.Field(name, field.type(), CsdlEntity.isNullable(property)));
            }
        }
        return new MappedType(new DataType.Struct(fields), problems);
    }

    private static MappedType enumeration(CsdlNode definition) {
        MappedType base = CsdlPrimitives.map(definition.attributes().getOrDefault(UNDERLYING, "Edm.Int32"), Map.of());
        List<DataType.Enumerated.Member> members = new ArrayList<>();
        List<String> problems = new ArrayList<>(base.problems());
        Set<String> names = new HashSet<>();
        for (CsdlNode member : definition.all("Member").toList()) {
            Optional<Tree> value = member.attribute("Value").map(CsdlTypes::value);
            if (member.ownName().isEmpty()
                    || !names.add(member.ownName())
                    || value.filter(Tree.Text.class::isInstance).isPresent()) {
                problems.add("the value \"%s\" of the enumeration has no name, the name of another or no number"
                        .formatted(member.ownName()));
            }
            members.add(new DataType.Enumerated.Member(member.ownName(), value, Texts.none()));
        }
        return new MappedType(new DataType.Enumerated(base.type(), members), problems);
    }

    private static Tree value(String text) {
        try {
            return new Tree.Num(new BigDecimal(text));
        } catch (NumberFormatException e) {
            return Tree.text(text);
        }
    }
}
