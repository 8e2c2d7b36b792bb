package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Function;

/**
 * How CSN writes values: <code>{"#": "VALUE"}</code> for a constant of an enumeration, <code>{"=": "ELEMENT"}</code> for a reference. What is
 * called exact accepts only that; what is called lenient accepts the bare text, too, with or without a leading {@code #}.
 */
final class Notation {
    private Notation() {}

    static Optional<String> text(Tree tree) {
        return tree instanceof Tree.Text text ? Optional.of(text.value()) : Optional.empty();
    }

    static Optional<String> filledText(Tree tree) {
        return text(tree).filter(value -> !value.isEmpty());
    }

    static Optional<Boolean> flag(Tree tree) {
        return tree instanceof Tree.Bool bool ? Optional.of(bool.value()) : Optional.empty();
    }

    /** A shape that fits only this very value. */
    static Function<Tree, Optional<Tree>> exactly(Tree value) {
        return tree -> Optional.of(tree).filter(value::equals);
    }

    static boolean isTrue(Optional<Tree> tree) {
        return tree.flatMap(Notation::flag).orElse(false);
    }

    /** A whole number that fits into an int. */
    static OptionalInt integer(Tree tree) {
        if (!(tree instanceof Tree.Num num)) {
            return OptionalInt.empty();
        }
        try {
            return OptionalInt.of(num.value().intValueExact());
        } catch (ArithmeticException e) {
            return OptionalInt.empty();
        }
    }

    /** {@link #integer} of a number written without point or exponent, so that printing gives the same digits. */
    static OptionalInt plainInteger(Tree tree) {
        OptionalInt value = integer(tree);
        return value.isPresent() && new Tree.Num(BigDecimal.valueOf(value.getAsInt())).equals(tree)
                ? value
                : OptionalInt.empty();
    }

    static Optional<String> exactConstant(Tree tree) {
        return single(tree, "#");
    }

    static Optional<String> constant(Tree tree) {
        return exactConstant(tree)
                .or(() -> text(tree).map(text -> text.startsWith("#") ? text.substring(1) : text))
                .filter(text -> !text.isEmpty());
    }

    static Optional<String> exactReference(Tree tree) {
        return single(tree, "=");
    }

    static Optional<String> reference(Tree tree) {
        return exactReference(tree).or(() -> filledText(tree));
    }

    static Optional<List<String>> exactReferences(Tree tree) {
        return all(tree, Notation::exactReference);
    }

    /** References in a list; one alone counts as a list of one. */
    static Optional<List<String>> references(Tree tree) {
        return all(tree, Notation::reference).or(() -> reference(tree).map(List::of));
    }

    /** Every item as {@code shape} reads it; empty if one has another shape or there is no list. */
    static <T> Optional<List<T>> all(Tree tree, Function<Tree, Optional<T>> shape) {
        if (!(tree instanceof Tree.Seq seq)) {
            return Optional.empty();
        }
        List<T> values = new ArrayList<>();
        for (Tree item : seq.items()) {
            Optional<T> value = shape.apply(item);
            if (value.isEmpty()) {
                return Optional.empty();
            }
            values.add(value.get());
        }
        return Optional.of(List.copyOf(values));
    }

    /** Steps of <code>{"ref": ["A", "B"]}</code>; a step with arguments counts with its name. */
    static Optional<List<String>> path(Tree tree) {
        return tree instanceof Tree.Node node
                ? node.find("ref").flatMap(steps -> all(steps, Notation::step)).filter(steps -> !steps.isEmpty())
                : Optional.empty();
    }

    /** The last part of a dotted constant such as {@code AnalyticModelMeasureType.FactSourceMeasure}. */
    static String suffix(String constant) {
        return constant.substring(constant.lastIndexOf('.') + 1);
    }

    static Tree writeConstant(String constant) {
        return new Tree.Node(Map.of("#", Tree.text(constant)));
    }

    static Tree writeReference(String element) {
        return new Tree.Node(Map.of("=", Tree.text(element)));
    }

    static Tree writeReferences(List<String> elements) {
        return Tree.seq(elements.stream().map(Notation::writeReference).toList());
    }

    private static Optional<String> step(Tree tree) {
        return filledText(tree)
                .or(() -> tree instanceof Tree.Node node
                        ? node.findText("id").filter(id -> !id.isEmpty())
                        : Optional.empty());
    }

    private static Optional<String> single(Tree tree, String sign) {
        return tree instanceof Tree.Node node && node.members().size() == 1
                ? node.findText(sign).filter(text -> !text.isEmpty())
                : Optional.empty();
    }
}
