package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Enumerated;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Named values: <code>"enum": {"open": {"val": "O", "@EndUserText.label": "Open"}}</code>. */
final class Enumerations {
    private static final Set<String> MODELLED = Set.of("val", Labels.LABEL);

    private Enumerations() {}

    /** {@code base} with the names of its values. The member is given back if all of it fits into the model. */
    static MappedType apply(Tree.Node typed, MappedType base) {
        Optional<Tree.Node> values = typed.findNode("enum");
        if (values.isEmpty()) {
            List<String> problems = new ArrayList<>(base.problems());
            problems.add("the enumeration is no object; its values are not named");
            return new MappedType(base.type(), base.facets(), problems);
        }
        List<Enumerated.Member> members = new ArrayList<>();
        boolean exact = true;
        for (var value : values.get().members().entrySet()) {
            Tree.Node node = value.getValue() instanceof Tree.Node found ? found : Tree.Node.empty();
            exact &= value.getValue() instanceof Tree.Node
                    && MODELLED.containsAll(node.members().keySet())
                    && node.find(Labels.LABEL)
                            .map(Notation::text)
                            .orElse(Optional.of(""))
                            .isPresent();
            Texts label = node.findText(Labels.LABEL).map(Texts::of).orElseGet(Texts::none);
            members.add(new Enumerated.Member(value.getKey(), node.find("val"), label));
        }
        Set<String> facets = new HashSet<>(base.facets());
        if (exact) {
            facets.add("enum");
        }
        DataType type = new Enumerated(base.type(), members);
        return new MappedType(type, facets, base.problems());
    }
}
