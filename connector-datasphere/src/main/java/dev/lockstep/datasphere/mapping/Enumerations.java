package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.DataType.Enumerated;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Named values: <code>"enum": {"open": {"val": "O", "@EndUserText.label": "Open"}}</code>. */
final class Enumerations {
    private Enumerations() {}

    /** {@code base} with the names of its values. */
    static MappedType apply(Tree.Node typed, MappedType base) {
        Optional<Tree.Node> values = typed.findNode("enum");
        if (values.isEmpty()) {
            List<String> problems = new ArrayList<>(base.problems());
            problems.add("the enumeration is no object; its values are not named");
            return new MappedType(base.type(), problems);
        }
        List<Enumerated.Member> members = new ArrayList<>();
        for (var value : values.get().members().entrySet()) {
            Tree.Node node = value.getValue() instanceof Tree.Node found ? found : Tree.Node.empty();
            Texts label = node.findText(Labels.LABEL).map(Texts::of).orElseGet(Texts::none);
            members.add(new Enumerated.Member(value.getKey(), node.find("val"), label));
        }
        DataType type = new Enumerated(base.type(), members);
        return new MappedType(type, base.problems());
    }
}
