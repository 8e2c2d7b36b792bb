package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.model.Variable.Kind;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Input parameters of views ({@code params}) and variables of analytic models. A variable and a parameter of one name are one thing: the
 * parameter gives the type, the variable the rest.
 */
final class Variables {
    private static final String PREFIX = "AnalyticModelParameterType.";
    private static final String SELECTION_PREFIX = "AnalyticModelVariableSelectionType.";

    private final TypeResolver types;
    private final Labels labels;
    private final LossLog losses;

    Variables(TypeResolver types, Labels labels, LossLog losses) {
        this.types = types;
        this.labels = labels;
        this.losses = losses;
    }

    /** Variables of the model in order, then parameters it does not mention. Takes {@code params} when all of it is an object with names. */
    List<Variable> take(Members definition, Tree.Node modelVariables) {
        Map<String, Tree> params = new LinkedHashMap<>(definition
                .take("params", Variables::named)
                .orElseGet(Tree.Node::empty)
                .members());
        if (definition.find("params").isPresent() && !definition.isTaken("params")) {
            losses.degraded("semantics/variables", "the parameters are not objects with names");
        }
        List<Variable> variables = new ArrayList<>();
        modelVariables.members().forEach((name, tree) -> {
            if (!name.isEmpty() && tree instanceof Tree.Node node) {
                variables.add(variable(name, node, Optional.ofNullable(params.remove(name))));
            } else {
                losses.degraded("semantics/variables/" + name, "the variable has no name or is no object");
            }
        });
        params.forEach((name, param) -> variables.add(parameter(name, new Members((Tree.Node) param))));
        return variables;
    }

    private static Optional<Tree.Node> named(Tree tree) {
        return tree instanceof Tree.Node node
                        && node.members().entrySet().stream()
                                .allMatch(
                                        member -> !member.getKey().isEmpty() && member.getValue() instanceof Tree.Node)
                ? Optional.of(node)
                : Optional.empty();
    }

    private Variable parameter(String name, Members param) {
        Texts label = labels.label(param);
        Optional<DataType> type = type(name, param);
        Optional<Tree> fallback = param.take("default", Optional::of);
        return new Variable(
                name,
                label,
                Kind.INPUT_PARAMETER,
                type,
                Optional.empty(),
                Optional.empty(),
                false,
                Notation.isTrue(param.find("notNull")),
                fallback,
                param.rest());
    }

    private Variable variable(String name, Tree.Node node, Optional<Tree> param) {
        Members members = new Members(node);
        Members typed = new Members(param.map(Tree.Node.class::cast).orElseGet(Tree.Node::empty));
        Optional<DataType> type = type(name, typed);
        Texts own = members.find("text")
                .flatMap(Notation::filledText)
                .map(Texts::of)
                .orElseGet(Texts::none);
        Texts shown = labels.label(typed);
        Texts label = shown.isEmpty() ? own : shown;
        if (label.equals(own) && !own.isEmpty()) {
            members.take("text");
        }
        Kind kind = kind(members);
        if (kind == Kind.OTHER) {
            losses.note("semantics/variables/" + name + "/kind", "the type of the variable is not known");
        }
        Optional<String> selection = members.take("selectionType", Variables::exactSelection)
                .or(() -> members.find("selectionType")
                        .flatMap(Notation::filledText)
                        .map(Notation::suffix));
        return new Variable(
                name,
                label,
                kind,
                type,
                members.take("referenceAttribute", Notation::filledText),
                selection,
                members.takeFlag("multipleSelections"),
                members.takeFlag("mandatory"),
                members.take("defaultValue", Optional::of).or(() -> typed.take("default", Optional::of)),
                rest(members, typed));
    }

    /** What is left of the variable, and of the parameter beneath it. */
    private static Tree.Node rest(Members variable, Members param) {
        Map<String, Tree> rest = new LinkedHashMap<>(variable.rest().members());
        if (!param.rest().isEmpty()) {
            rest.put(rest.containsKey("params") ? "params " : "params", param.rest());
        }
        return new Tree.Node(rest);
    }

    private Optional<DataType> type(String name, Members param) {
        return types.resolve(param.node()).map(mapped -> {
            mapped.problems().forEach(problem -> losses.degraded("semantics/variables/" + name + "/type", problem));
            boolean givenBack = param.find("type")
                    .flatMap(Notation::text)
                    .filter(BuiltInTypes::isStandard)
                    .isPresent();
            if (givenBack) {
                mapped.facets().forEach(param::take);
            }
            return mapped.type();
        });
    }

    private static Kind kind(Members members) {
        String type = members.find("parameterType")
                .flatMap(Notation::text)
                .map(Notation::suffix)
                .orElse("");
        return switch (type) {
            case "Input" -> given(members, type, Kind.INPUT_PARAMETER);
            case "StoryFilter" -> given(members, type, Kind.FILTER);
            case "Filter" -> Kind.RESTRICTED_MEASURE;
            case "RestrictedMeasure" -> Kind.RESTRICTED_MEASURE;
            case "KeyDate", "ReferenceDate" -> Kind.REFERENCE_DATE;
            default -> Kind.OTHER;
        };
    }

    /** The kind's usual name is given back; another one, or another prefix, stays in the rest. */
    private static Kind given(Members members, String type, Kind kind) {
        members.take("parameterType", Notation.exactly(Tree.text(PREFIX + type)));
        return kind;
    }

    private static Optional<String> exactSelection(Tree tree) {
        return Notation.filledText(tree)
                .filter(text -> text.startsWith(SELECTION_PREFIX))
                .map(Notation::suffix)
                .filter(text -> !text.isEmpty() && tree.equals(Tree.text(SELECTION_PREFIX + text)));
    }
}
