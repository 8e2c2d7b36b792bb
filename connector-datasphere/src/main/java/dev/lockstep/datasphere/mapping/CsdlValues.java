package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Annotation expressions as trees, in the manner of CSDL JSON: a path is {@code {"$Path": …}}, an enumeration member {@code {"$EnumMember":
 * …}}. Pure and total. Source: OData CSDL XML 4.01, section 14.
 */
final class CsdlValues {
    private static final Set<String> PATHS = Set.of(
            "Path", "PropertyPath", "NavigationPropertyPath", "AnnotationPath", "AnyPropertyPath", "ModelElementPath");
    private static final Set<String> TEXTS =
            Set.of("String", "Date", "DateTimeOffset", "Duration", "Guid", "TimeOfDay", "Binary", "UrlRef");
    private static final Set<String> NUMBERS = Set.of("Int", "Decimal", "Float");

    private CsdlValues() {}

    /** The value of an {@code Annotation} or {@code PropertyValue}; true when it has none, as tagging terms mean. */
    static Tree of(CsdlNode holder) {
        for (Map.Entry<String, String> attribute : holder.attributes().entrySet()) {
            Optional<Tree> value = constant(attribute.getKey(), attribute.getValue());
            if (value.isPresent()) {
                return value.get();
            }
        }
        return holder.children().stream()
                .filter(child -> !child.name().equals("Annotation"))
                .findFirst()
                .map(CsdlValues::expression)
                .orElseGet(() -> Tree.bool(true));
    }

    private static Tree expression(CsdlNode node) {
        return switch (node.name()) {
            case "Collection" ->
                Tree.seq(node.children().stream().map(CsdlValues::expression).toList());
            case "Record" -> record(node);
            case "Null" -> new Tree.Null();
            default -> constant(node.name(), node.text()).orElseGet(() -> dynamic(node));
        };
    }

    private static Tree record(CsdlNode node) {
        Map<String, Tree> members = new LinkedHashMap<>();
        node.attribute("Type").ifPresent(type -> members.put("@type", Tree.text(type)));
        node.all("PropertyValue")
                .forEach(value -> members.putIfAbsent(value.attributes().getOrDefault("Property", ""), of(value)));
        return new Tree.Node(members);
    }

    /** If, Apply and the like: kept, not understood. */
    private static Tree dynamic(CsdlNode node) {
        Map<String, Tree> members = new LinkedHashMap<>();
        node.attributes().forEach((name, value) -> members.put(name, Tree.text(value)));
        List<Tree> operands =
                node.children().stream().map(CsdlValues::expression).toList();
        members.put("$" + node.name(), operands.isEmpty() ? Tree.text(node.text()) : Tree.seq(operands));
        return new Tree.Node(members);
    }

    private static Optional<Tree> constant(String kind, String text) {
        if (PATHS.contains(kind)) {
            return Optional.of(new Tree.Node(Map.of("$Path", Tree.text(text))));
        }
        if (kind.equals("EnumMember")) {
            return Optional.of(new Tree.Node(Map.of("$EnumMember", Tree.text(text))));
        }
        if (TEXTS.contains(kind)) {
            return Optional.of(Tree.text(text));
        }
        if (kind.equals("Bool")) {
            return Optional.of(Tree.bool(!text.strip().equals("false")));
        }
        return NUMBERS.contains(kind) ? Optional.of(number(text)) : Optional.empty();
    }

    /** INF and NaN stay texts. */
    private static Tree number(String text) {
        try {
            return new Tree.Num(new BigDecimal(text.strip()));
        } catch (NumberFormatException e) {
            return Tree.text(text);
        }
    }
}
