package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Association;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Navigation properties as associations. Pure. */
final class CsdlAssociations {
    private CsdlAssociations() {}

    /** Of two navigations of one name the first counts. @param container space of the asset */
    static List<Association> of(CsdlDocument document, CsdlEntity entity, CsdlColumns columns, String container) {
        Set<String> names = new HashSet<>();
        return CsdlEntity.navigations(document, entity.type()).stream()
                .filter(navigation -> !navigation.ownName().isEmpty() && names.add(navigation.ownName()))
                .flatMap(navigation -> of(document, entity, columns, container, navigation).stream())
                .toList();
    }

    private static Optional<Association> of(
            CsdlDocument document, CsdlEntity entity, CsdlColumns columns, String container, CsdlNode navigation) {
        String type = CsdlEntity.elementType(navigation);
        String target = type.substring(type.lastIndexOf('.') + 1);
        boolean many = navigation.attributes().getOrDefault("Type", "").startsWith("Collection(");
        if (target.isEmpty()) {
            return Optional.empty();
        }
        List<Association.Join> joins = navigation
                .all("ReferentialConstraint")
                .filter(join -> join.attribute("Property").isPresent()
                        && join.attribute("ReferencedProperty").isPresent())
                .map(join -> new Association.Join(
                        columns.original(join.attributes().get("Property")),
                        join.attributes().get("ReferencedProperty")))
                .toList();
        return Optional.of(new Association(
                navigation.ownName(),
                new CsdlAnnotations(navigation, document.annotations(entity.name() + "/" + navigation.ownName()))
                        .text("Label")
                        .map(Texts::of)
                        .orElseGet(Texts::none),
                new AssetRef(container, target),
                Boolean.parseBoolean(navigation.attributes().get("ContainsTarget"))
                        ? Association.Kind.COMPOSITION
                        : Association.Kind.PLAIN,
                joins,
                Optional.empty(),
                Optional.of(
                        new Association.Cardinality(Optional.empty(), Optional.empty(), Optional.of(many ? "*" : "1"))),
                Tree.Node.empty()));
    }
}
