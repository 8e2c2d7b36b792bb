package dev.lockstep.engine.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.joining;
import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.Measure;
import dev.lockstep.model.TypeSpelling;
import dev.lockstep.model.Variable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.Function;

/**
 * Finds what those who read an asset cannot do any more: a column or measure that is gone, a type that holds less or something else, what may
 * no longer be missing, another key, a parameter that must be given. What is added is none of it. Pure.
 */
final class BreakingChanges {
    private final List<Reason> found = new ArrayList<>();

    private BreakingChanges() {}

    /** In the order of the asset's parts; empty when everybody can go on. */
    static List<Reason> between(Asset before, Asset after) {
        BreakingChanges changes = new BreakingChanges();
        compare(
                before.columns(),
                after.columns(),
                Column::publishedName,
                changes::column,
                old -> changes.add("columns/" + old.name(), TypeSpelling.print(old.type()), ""));
        changes.addIfChanged("keys", keys(before), keys(after));
        changes.addIfChanged(
                "partitionKeys", String.join(", ", before.partitionKeys()), String.join(", ", after.partitionKeys()));
        compare(
                before.semantics().measures(),
                after.semantics().measures(),
                Measure::name,
                changes::measure,
                old -> changes.add("measures/" + old.name(), old.kind().name(), ""));
        changes.variables(before, after);
        compare(
                before.associations(),
                after.associations(),
                Association::name,
                (old, now) -> {},
                old -> changes.add("associations/" + old.name(), old.target().toString(), ""));
        return List.copyOf(changes.found);
    }

    private void column(Column before, Column after) {
        String path = "columns/" + before.name();
        if (TypeChange.of(before.type(), after.type()).isBreaking()) {
            add(path + "/type", TypeSpelling.print(before.type()), TypeSpelling.print(after.type()));
        }
        if (before.nullable() && !after.nullable()) {
            add(path + "/nullable", "true", "false");
        }
        if (!before.aggregation().equals(after.aggregation())
                && before.aggregation().isPresent()) {
            add(path + "/aggregation", shown(before.aggregation()), shown(after.aggregation()));
        }
    }

    private void measure(Measure before, Measure after) {
        String path = "measures/" + before.name();
        addIfChanged(path + "/aggregation", shown(before.aggregation()), shown(after.aggregation()));
        if (!before.auxiliary() && after.auxiliary()) {
            add(path + "/auxiliary", "false", "true");
        }
    }

    private void variables(Asset before, Asset after) {
        Map<String, Variable> old = byName(before.semantics().variables(), Variable::name);
        for (Variable now : after.semantics().variables()) {
            Optional<Variable> then = Optional.ofNullable(old.remove(now.name()));
            boolean mustBeGiven = mustBeGiven(now)
                    && then.filter(BreakingChanges::mustBeGiven).isEmpty();
            if (mustBeGiven) {
                add("variables/" + now.name() + "/mandatory", then.isPresent() ? "false" : "", "true");
            }
            then.ifPresent(variable -> variable(variable, now));
        }
        old.values().forEach(gone -> add("variables/" + gone.name(), gone.kind().name(), ""));
    }

    private void variable(Variable before, Variable after) {
        if (before.type().isPresent()
                && after.type().isPresent()
                && TypeChange.of(before.type().get(), after.type().get()).isBreaking()) {
            add(
                    "variables/" + before.name() + "/type",
                    TypeSpelling.print(before.type().get()),
                    TypeSpelling.print(after.type().get()));
        }
    }

    private static boolean mustBeGiven(Variable variable) {
        return variable.mandatory() && variable.defaultValue().isEmpty();
    }

    private static String keys(Asset asset) {
        return asset.columns().stream()
                .filter(column -> column.keyPosition().isPresent())
                .sorted(Comparator.comparingInt(column -> column.keyPosition().getAsInt()))
                .map(Column::publishedName)
                .collect(joining(", "));
    }

    private static <T> void compare(
            List<T> before,
            List<T> after,
            Function<T, String> name,
            BiConsumer<T, T> both,
            java.util.function.Consumer<T> gone) {
        Map<String, T> now = byName(after, name);
        before.forEach(old -> Optional.ofNullable(now.get(name.apply(old)))
                .ifPresentOrElse(same -> both.accept(old, same), () -> gone.accept(old)));
    }

    private static <T> Map<String, T> byName(List<T> parts, Function<T, String> name) {
        return parts.stream().collect(toMap(name, identity(), (first, second) -> first, LinkedHashMap::new));
    }

    private static String shown(Optional<? extends Enum<?>> constant) {
        return constant.map(Enum::name).orElse("");
    }

    private void addIfChanged(String path, String before, String after) {
        if (!before.equals(after)) {
            add(path, before, after);
        }
    }

    private void add(String path, String before, String after) {
        found.add(new Reason(Cause.BREAKING, path, before, after));
    }
}
