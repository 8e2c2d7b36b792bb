package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Association;
import dev.lockstep.model.Association.Cardinality;
import dev.lockstep.model.Association.Kind;
import dev.lockstep.model.Tree;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Elements that lead to other entities. */
final class Associations {
    private static final String PLAIN = "cds.Association";
    private static final String COMPOSITION = "cds.Composition";

    /** Longest chain of derived association types that is followed. Real ones have one link. */
    private static final int MAX_LINKS = 20;

    private final CsnSpace space;
    private final Labels labels;
    private final LossLog losses;

    Associations(CsnSpace space, Labels labels, LossLog losses) {
        this.space = space;
        this.labels = labels;
        this.losses = losses;
    }

    static boolean isAssociation(CsnSpace space, Tree.Node element) {
        return link(space, element).isPresent();
    }

    /** Name of the entity at the other end, as the document writes it. */
    static Optional<String> target(CsnSpace space, Tree.Node element) {
        return link(space, element).flatMap(link -> link.findText("target")).filter(target -> !target.isEmpty());
    }

    /** The element itself or the type it is derived from that says it is an association. */
    private static Optional<Tree.Node> link(CsnSpace space, Tree.Node element) {
        Tree.Node at = element;
        for (int i = 0; i < MAX_LINKS; i++) {
            Optional<String> type = at.findText("type");
            if (at.findText("target").isPresent()
                    || type.filter(Set.of(PLAIN, COMPOSITION)::contains).isPresent()) {
                return Optional.of(at);
            }
            Optional<Definition> derived = type.flatMap(space::find)
                    .filter(definition ->
                            definition.kind().filter("type"::equals).isPresent());
            if (derived.isEmpty()) {
                return Optional.empty();
            }
            at = derived.get().node();
        }
        return Optional.empty();
    }

    /** The association, or nothing when it names no target: then it stays in the asset's rest and a loss says so. */
    Optional<Association> map(String name, Tree.Node element) {
        Optional<String> target = target(space, element);
        if (name.isEmpty() || target.isEmpty()) {
            losses.degraded(
                    "associations/" + name,
                    "the association \"%s\" has no name or names no target entity".formatted(name));
            return Optional.empty();
        }
        if (!space.isKnown(target.get())) {
            losses.note(
                    "associations/" + name + "/target",
                    "the target %s is not among the definitions of the space".formatted(target.get()));
        }
        return Optional.of(map(name, new Members(element), target.get()));
    }

    private Association map(String name, Members members, String target) {
        Kind kind =
                members.find("type").filter(Tree.text(COMPOSITION)::equals).isPresent() ? Kind.COMPOSITION : Kind.PLAIN;
        List<Association.Join> joins = Conditions.joins(name, members.find("on"));
        return new Association(
                name,
                labels.label(members),
                space.resolve(target),
                kind,
                joins,
                joins.isEmpty() ? members.find("on") : Optional.empty(),
                members.find("cardinality").flatMap(Associations::cardinality),
                Tree.Node.empty());
    }

    private static Optional<Cardinality> cardinality(Tree tree) {
        return tree instanceof Tree.Node node
                ? Optional.of(new Cardinality(
                        node.find("src").flatMap(Associations::count),
                        node.find("min").flatMap(Associations::count),
                        node.find("max").flatMap(Associations::count)))
                : Optional.empty();
    }

    static String typeName(Kind kind) {
        return switch (kind) {
            case PLAIN -> PLAIN;
            case COMPOSITION -> COMPOSITION;
        };
    }

    /** A number where it is one that is written without sign or leading zeros. */
    static Tree writeCount(String count) {
        return count.matches("0|[1-9][0-9]{0,8}") ? Tree.number(Long.parseLong(count)) : Tree.text(count);
    }

    /** A plain whole number or {@code *}. */
    private static Optional<String> count(Tree tree) {
        return tree.equals(Tree.text("*"))
                ? Optional.of("*")
                : Notation.plainInteger(tree).stream()
                        .mapToObj(Integer::toString)
                        .findFirst();
    }
}
