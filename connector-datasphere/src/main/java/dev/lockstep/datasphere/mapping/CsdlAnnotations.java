package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * The annotations of one element, wherever they were written. Terms are known by what follows the last dot, without regard to case: tenants
 * write {@code Analytics.Dimension} and {@code Analytics.measure}, with alias or full namespace. Pure.
 */
final class CsdlAnnotations {
    private final List<CsdlNode> annotations;

    /** @param elsewhere annotations whose target is this element */
    CsdlAnnotations(CsdlNode element, Stream<CsdlNode> elsewhere) {
        annotations = Stream.concat(element.all("Annotation"), elsewhere).toList();
    }

    /** The value of the first annotation of that term without a qualifier, else with one. */
    Optional<Tree> find(String term) {
        return annotations.stream()
                .filter(annotation -> suffix(annotation).equals(term.toLowerCase(Locale.ROOT)))
                .min(java.util.Comparator.comparing(annotation -> isQualified(annotation)))
                .map(CsdlValues::of);
    }

    Optional<String> text(String term) {
        return find(term)
                .filter(Tree.Text.class::isInstance)
                .map(value -> ((Tree.Text) value).value())
                .filter(text -> !text.isEmpty());
    }

    /** Whether the term is there and not false. */
    boolean flag(String term) {
        return find(term).filter(value -> !value.equals(Tree.bool(false))).isPresent();
    }

    /** A term whose value is the path of another property. */
    Optional<String> path(String term) {
        return find(term).filter(Tree.Node.class::isInstance).flatMap(value -> ((Tree.Node) value).findText("$Path"));
    }

    /** Lower-case suffixes of the terms that are not false. */
    List<String> flags() {
        return annotations.stream()
                .filter(annotation -> !CsdlValues.of(annotation).equals(Tree.bool(false)))
                .map(CsdlAnnotations::suffix)
                .distinct()
                .toList();
    }

    /** What is not among {@code modelled} (lower-case suffixes), by term and qualifier, in order. */
    Tree.Node rest(Set<String> modelled) {
        Map<String, Tree> rest = new LinkedHashMap<>();
        for (CsdlNode annotation : annotations) {
            if (!modelled.contains(suffix(annotation)) || isQualified(annotation)) {
                rest.putIfAbsent(
                        "@" + annotation.attributes().getOrDefault("Term", "") + qualifier(annotation),
                        CsdlValues.of(annotation));
            }
        }
        return new Tree.Node(rest);
    }

    private static boolean isQualified(CsdlNode annotation) {
        return annotation.attributes().getOrDefault("Term", "").contains("#")
                || annotation.attribute("Qualifier").isPresent();
    }

    private static String qualifier(CsdlNode annotation) {
        return annotation.attribute("Qualifier").map(name -> "#" + name).orElse("");
    }

    private static String suffix(CsdlNode annotation) {
        String term = annotation.attributes().getOrDefault("Term", "").split("#", 2)[0];
        return term.substring(term.lastIndexOf('.') + 1).toLowerCase(Locale.ROOT);
    }
}
