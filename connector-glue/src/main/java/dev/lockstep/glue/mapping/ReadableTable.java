package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.Curated;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.List;

/** What people look for in the parameters of a table: a summary, the model holds the whole. */
final class ReadableTable {
    private static final int MAX_NOUGHTS = 100;

    private final Words words = new Words();

    private final Shown shown;

    private ReadableTable(Shown shown) {
        this.shown = shown;
    }

    static Words of(Asset asset, Shown shown) {
        var table = new ReadableTable(shown);
        table.identity(asset);
        table.structure(asset);
        table.semantics(asset.semantics());
        table.stewardship(asset.stewardship());
        table.words.put("curated", Curated.of(asset.rest()));
        return table.words;
    }

    private void identity(Asset asset) {
        words.put("system", asset.id().system());
        words.put("space", asset.id().container());
        words.put("name", asset.id().name());
        words.put("kind", Words.of(asset.kind()));
        shown.put(words, "label", asset.label());
        shown.putOthers(words, "description", asset.description());
    }

    private void structure(Asset asset) {
        words.put("keys", keys(asset.columns()));
        words.put("partition-keys", asset.partitionKeys());
        words.put("storage.connection", asset.storage().connection());
        words.put("storage.location", asset.storage().location());
        words.put("storage.format", asset.storage().format());
        words.put(
                "associations",
                asset.associations().stream().map(ReadableTable::association).toList());
        words.put("upstream", asset.upstream().stream().map(Object::toString).toList());
    }

    private void semantics(Semantics semantics) {
        if (semantics.usage() != Semantics.Usage.NONE) {
            words.put("usage", Words.of(semantics.usage()));
        }
        words.put("representative-key", semantics.representativeKey());
        words.put(
                "measures",
                semantics.measures().stream().map(ReadableTable::measure).toList());
        words.put(
                "dimensions",
                semantics.dimensions().stream().map(Dimension::name).toList());
        words.put(
                "hierarchies",
                semantics.hierarchies().stream().map(ReadableTable::hierarchy).toList());
        words.put(
                "variables",
                semantics.variables().stream().map(ReadableTable::variable).toList());
        words.put("access-controls", semantics.accessControls());
        words.putFlag("exposed", semantics.exposed());
        words.putFlag("delta-capture", semantics.deltaCapture());
    }

    private void stewardship(Stewardship stewardship) {
        words.put("owner", stewardship.owner());
        words.put("steward", stewardship.steward());
        words.put("contact", stewardship.contact());
        words.put("certification", stewardship.certification());
        words.put("release-state", stewardship.releaseState());
        words.put("successor", stewardship.successor());
        words.put("tags", stewardship.tags());
        words.put("glossary", stewardship.glossaryTerms());
        stewardship.customProperties().members().forEach((name, value) -> {
            if (value instanceof Tree.Text text) {
                words.put("property." + name, text.value());
            } else if (value instanceof Tree.Num number) {
                words.put("property." + name, plain(number.value()));
            } else if (value instanceof Tree.Bool flag) {
                words.put("property." + name, Boolean.toString(flag.value()));
            }
        });
    }

    /** Without an exponent, unless it is one that would fill the parameter, or the memory, with noughts. */
    private static String plain(BigDecimal number) {
        return Math.abs((long) number.scale()) > MAX_NOUGHTS ? number.toString() : number.toPlainString();
    }

    private static List<String> keys(List<Column> columns) {
        return columns.stream()
                .filter(column -> column.keyPosition().isPresent())
                .sorted(Comparator.comparingInt(column -> column.keyPosition().getAsInt()))
                .map(Column::name)
                .toList();
    }

    private static String measure(Measure measure) {
        String how = measure.aggregation().map(Words::of).orElseGet(() -> Words.of(measure.kind()));
        String formula = measure.formula().map(text -> " = " + text).orElse("");
        return measure.name() + " (" + how + ")" + formula;
    }

    private static String hierarchy(Hierarchy hierarchy) {
        String how = hierarchy.kind() == Hierarchy.Kind.LEVEL
                ? String.join(" > ", hierarchy.levels())
                : String.join("+", hierarchy.parent()) + " > " + String.join("+", hierarchy.child());
        return hierarchy.name() + " (" + how + ")";
    }

    private static String variable(Variable variable) {
        return variable.name() + " (" + Words.of(variable.kind()) + (variable.mandatory() ? ", mandatory" : "") + ")";
    }

    private static String association(Association association) {
        String on = association.joins().stream()
                .map(join -> join.column() + "=" + join.targetColumn())
                .collect(joining(" and "));
        return association.name() + " -> " + association.target() + (on.isEmpty() ? "" : " on " + on);
    }
}
