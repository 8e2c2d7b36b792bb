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
        List<String> problems = new ArrayList<>(base.problems());
        for (var value : values.get().members().entrySet()) {
            Tree.Node node = value.getValue() instanceof Tree.Node found ? found : Tree.Node.empty();
            problem(base.type(), value.getValue())
                    .ifPresent(problem ->
                            problems.add("the value %s of the enumeration %s".formatted(value.getKey(), problem)));
            Texts label = node.findText(Labels.LABEL).map(Texts::of).orElseGet(Texts::none);
            members.add(new Enumerated.Member(value.getKey(), node.find("val"), label));
        }
        DataType type = new Enumerated(base.type(), members);
        return new MappedType(type, problems);
    }

    /** What is wrong with a named value, if anything is. */
    private static Optional<String> problem(DataType base, Tree named) {
        if (!(named instanceof Tree.Node node)) {
            return Optional.of("is no object");
        }
        return node.find("val").filter(stored -> !fits(base, stored)).map(stored -> "does not fit the type");
    }

    private static boolean fits(DataType base, Tree stored) {
        if (base instanceof DataType.Text || base instanceof DataType.LargeText) {
            return stored instanceof Tree.Text;
        }
        if (base instanceof DataType.Int || base instanceof DataType.Decimal || base instanceof DataType.Float) {
            return stored instanceof Tree.Num;
        }
        return !(stored instanceof Tree.Node || stored instanceof Tree.Seq);
    }
}
