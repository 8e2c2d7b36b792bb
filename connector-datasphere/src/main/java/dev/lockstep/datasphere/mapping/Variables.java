package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
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

    /** Direction of a variable's rest that holds the one of its parameter. */
    static final String PARAMETER = "!param";

    private final TypeResolver types;
    private final Labels labels;
    private final LossLog losses;

    Variables(TypeResolver types, Labels labels, LossLog losses) {
        this.types = types;
        this.labels = labels;
        this.losses = losses;
    }

    /** Variables of the model in order, then parameters it does not mention. None of the parameters count if one has no name or is no object. */
    List<Variable> take(Members definition, Tree.Node modelVariables) {
        Map<String, Tree> params = new LinkedHashMap<>(definition
                .find("params")
                .flatMap(Variables::named)
                .orElseGet(Tree.Node::empty)
                .members());
        if (definition.find("params").isPresent()
                && definition.find("params").flatMap(Variables::named).isEmpty()) {
            losses.degraded("semantics/variables", "the parameters are not objects with names");
        }
        List<Variable> variables = new ArrayList<>();
        modelVariables.members().forEach((name, tree) -> {
            if (!name.isEmpty() && tree instanceof Tree.Node node) {
                variables.add(variable(name, node, Optional.ofNullable((Tree.Node) params.remove(name))));
            } else {
                losses.degraded("semantics/variables/" + name, "the variable has no name or is no object");
            }
        });
        params.forEach((name, param) -> variables.add(parameter(name, (Tree.Node) param)));
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

    private Variable parameter(String name, Tree.Node param) {
        return new Variable(
                name,
                labels.label(param),
                Kind.INPUT_PARAMETER,
                type(name, param),
                Optional.empty(),
                Optional.empty(),
                false,
                Notation.isTrue(param.find("notNull")),
                param.find("default"),
                Tree.Node.empty());
    }

    private Variable variable(String name, Tree.Node node, Optional<Tree.Node> param) {
        Tree.Node typed = param.orElseGet(Tree.Node::empty);
        Texts shown = labels.label(typed);
        Kind kind = kind(node);
        if (kind == Kind.OTHER) {
            losses.note("semantics/variables/" + name + "/kind", "the type of the variable is not known");
        }
        return new Variable(
                name,
                shown.isEmpty() ? labels.text(node, "text") : shown,
                kind,
                type(name, typed),
                node.find("referenceAttribute").flatMap(Notation::filledText),
                node.find("selectionType").flatMap(Notation::filledText).map(Notation::suffix),
                Notation.isTrue(node.find("multipleSelections")),
                Notation.isTrue(node.find("mandatory")),
                node.find("defaultValue").or(() -> typed.find("default")),
                Tree.Node.empty());
    }

    private Optional<DataType> type(String name, Tree.Node param) {
        return types.resolve(param).map(mapped -> {
            mapped.problems().forEach(problem -> losses.degraded("semantics/variables/" + name + "/type", problem));
            return mapped.type();
        });
    }

    private static Kind kind(Tree.Node variable) {
        String type = variable.findText("parameterType").map(Notation::suffix).orElse("");
        return switch (type) {
            case "Input" -> Kind.INPUT_PARAMETER;
            case "StoryFilter" -> Kind.FILTER;
            case "Filter", "RestrictedMeasure" -> Kind.RESTRICTED_MEASURE;
            case "KeyDate", "ReferenceDate" -> Kind.REFERENCE_DATE;
            default -> Kind.OTHER;
        };
    }

    /** The variable of a model without its text and its rest. */
    static Map<String, Tree> write(Variable variable) {
        Map<String, Tree> members = new LinkedHashMap<>();
        typeName(variable.kind()).ifPresent(type -> members.put("parameterType", Tree.text(PREFIX + type)));
        variable.column().ifPresent(column -> members.put("referenceAttribute", Tree.text(column)));
        variable.selection()
                .ifPresent(selection -> members.put("selectionType", Tree.text(SELECTION_PREFIX + selection)));
        if (variable.multiple()) {
            members.put("multipleSelections", Tree.bool(true));
        }
        if (variable.mandatory()) {
            members.put("mandatory", Tree.bool(true));
        }
        variable.defaultValue().ifPresent(value -> members.put("defaultValue", value));
        return members;
    }

    /** The parameter with its rest; in a model only where the variable is an input or has a type. */
    static Optional<Tree> writeParameter(Asset asset, Variable variable) {
        if (!isWritten(asset, variable)) {
            return Optional.empty();
        }
        Tree.Node rest = asset.kind() == AssetKind.ANALYTIC_MODEL
                ? variable.rest().findNode(PARAMETER).orElseGet(Tree.Node::empty)
                : variable.rest();
        return Optional.of(Residue.merge(parameter(asset, variable), rest));
    }

    static boolean isWritten(Asset asset, Variable variable) {
        return asset.kind() != AssetKind.ANALYTIC_MODEL
                || variable.kind() == Kind.INPUT_PARAMETER
                || variable.type().isPresent();
    }

    /** The parameter without its rest. */
    static Tree.Node parameter(Asset asset, Variable variable) {
        Map<String, Tree> param = new LinkedHashMap<>();
        TextWriter.write(variable.label(), asset.id().name() + "/variables/" + variable.name())
                .ifPresent(label -> param.put(Labels.LABEL, label));
        variable.type().ifPresent(type -> param.putAll(TypeWriter.write(type)));
        if (asset.kind() != AssetKind.ANALYTIC_MODEL) {
            if (variable.mandatory()) {
                param.put("notNull", Tree.bool(true));
            }
            variable.defaultValue().ifPresent(value -> param.put("default", value));
        }
        return new Tree.Node(param);
    }

    private static Optional<String> typeName(Kind kind) {
        return switch (kind) {
            case INPUT_PARAMETER -> Optional.of("Input");
            case FILTER -> Optional.of("StoryFilter");
            case RESTRICTED_MEASURE -> Optional.of("Filter");
            case REFERENCE_DATE -> Optional.of("KeyDate");
            case OTHER -> Optional.empty();
        };
    }
}
