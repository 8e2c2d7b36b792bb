package dev.lockstep.engine.report;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Association;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Dimension;
import dev.lockstep.model.ExceptionAggregation;
import dev.lockstep.model.Hierarchy;
import dev.lockstep.model.Measure;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.model.Variable;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** The parts of an asset as tables. */
final class AssetTables {
    private final Asset asset;
    private final List<String> languages;

    AssetTables(Asset asset, List<String> languages) {
        this.asset = asset;
        this.languages = languages;
    }

    /** Key columns by position. */
    static List<String> key(Asset asset) {
        return asset.columns().stream()
                .filter(column -> column.keyPosition().isPresent())
                .sorted(Comparator.comparingInt(column -> column.keyPosition().getAsInt()))
                .map(Column::name)
                .toList();
    }

    TextTable columns() {
        TextTable table = new TextTable("Name", "Type", "Role", "Label", "More");
        for (Column column : asset.columns()) {
            table.row(
                    column.name(),
                    TypeText.of(column.type()) + (column.nullable() ? "" : " not null"),
                    column.role() == ColumnRole.PLAIN ? "" : Words.of(column.role()),
                    shown(column.label()),
                    more(column));
        }
        return table;
    }

    TextTable measures() {
        TextTable table = new TextTable("Name", "Kind", "Aggregation", "Of", "Formula", "Label", "More");
        for (Measure measure : asset.semantics().measures()) {
            table.row(
                    measure.name(),
                    Words.of(measure.kind()),
                    aggregation(measure.aggregation(), measure.exceptionAggregation()),
                    measure.source().orElse(""),
                    measure.formula().orElse(""),
                    shown(measure.label()),
                    more(measure));
        }
        return table;
    }

    TextTable dimensions() {
        TextTable table = new TextTable("Name", "Key", "From", "Label", "Attributes");
        for (Dimension dimension : asset.semantics().dimensions()) {
            table.row(
                    dimension.name(),
                    dimension.keyColumn().orElse(""),
                    dimension.source().map(Object::toString).orElse(""),
                    shown(dimension.label()),
                    String.join(", ", dimension.attributes()));
        }
        return table;
    }

    TextTable hierarchies() {
        TextTable table = new TextTable("Name", "Kind", "Levels, or parent ← child", "Directory", "Label");
        for (Hierarchy hierarchy : asset.semantics().hierarchies()) {
            String nodes = hierarchy.kind() == Hierarchy.Kind.LEVEL
                    ? String.join(" > ", hierarchy.levels())
                    : String.join(", ", hierarchy.parent()) + " ← " + String.join(", ", hierarchy.child());
            table.row(
                    hierarchy.name(),
                    Words.of(hierarchy.kind()),
                    nodes,
                    hierarchy.directory().orElse(""),
                    shown(hierarchy.label()));
        }
        return table;
    }

    TextTable variables() {
        TextTable table = new TextTable("Name", "Kind", "Type", "Column", "Selection", "Default", "Label");
        for (Variable variable : asset.semantics().variables()) {
            table.row(
                    variable.name(),
                    Words.of(variable.kind()) + (variable.mandatory() ? ", mandatory" : ""),
                    variable.type().map(TypeText::of).orElse(""),
                    variable.column().orElse(""),
                    variable.selection().orElse("") + (variable.multiple() ? ", several" : ""),
                    variable.defaultValue().map(AssetTables::value).orElse(""),
                    shown(variable.label()));
        }
        return table;
    }

    TextTable associations() {
        TextTable table = new TextTable("Name", "To", "Joined by", "Cardinality", "Label");
        for (Association association : asset.associations()) {
            table.row(
                    association.name(),
                    association.target(),
                    joins(association),
                    association.cardinality().map(AssetTables::cardinality).orElse(""),
                    shown(association.label()));
        }
        return table;
    }

    TextTable upstream() {
        TextTable table = new TextTable("Asset");
        asset.upstream().forEach(table::row);
        return table;
    }

    private String shown(Texts texts) {
        return texts.preferred(languages).orElse("");
    }

    private static String more(Column column) {
        List<String> more = new ArrayList<>();
        column.keyPosition().ifPresent(position -> more.add("key " + position));
        String aggregation = aggregation(column.aggregation(), column.exceptionAggregation());
        if (!aggregation.isEmpty()) {
            more.add(aggregation);
        }
        column.currencyColumn().ifPresent(name -> more.add("currency " + name));
        column.unitColumn().ifPresent(name -> more.add("unit " + name));
        column.textColumns().forEach(name -> more.add("text " + name));
        column.textAssociation().ifPresent(name -> more.add("text via " + name));
        column.foreignKeyAssociation().ifPresent(name -> more.add("foreign key " + name));
        column.defaultValue().ifPresent(value -> more.add("default " + value(value)));
        if (column.hidden()) {
            more.add("hidden");
        }
        more.addAll(column.tags());
        column.glossaryTerms().forEach(term -> more.add("term " + term));
        return String.join(", ", more);
    }

    private static String more(Measure measure) {
        List<String> more = new ArrayList<>();
        measure.currencyColumn().ifPresent(name -> more.add("currency " + name));
        measure.unitColumn().ifPresent(name -> more.add("unit " + name));
        if (measure.auxiliary()) {
            more.add("auxiliary");
        }
        return String.join(", ", more);
    }

    private static String aggregation(Optional<? extends Enum<?>> standard, Optional<ExceptionAggregation> exception) {
        String plain = standard.map(Words::of).orElse("");
        return plain
                + exception
                        .map(found -> "%s%s over %s"
                                .formatted(
                                        plain.isEmpty() ? "" : ", ",
                                        found.kind(),
                                        String.join(", ", found.attributes())))
                        .orElse("");
    }

    private static String joins(Association association) {
        String joins = association.joins().stream()
                .map(join -> "%s = %s".formatted(join.column(), join.targetColumn()))
                .collect(joining(" and "));
        return joins + association.condition().map(CanonicalJson::print).orElse("");
    }

    private static String cardinality(Association.Cardinality cardinality) {
        String target = cardinality.min().map(min -> min + "..").orElse("")
                + cardinality.max().orElse("");
        return cardinality.source().map(source -> source + " to ").orElse("") + target;
    }

    private static String value(Tree tree) {
        return tree instanceof Tree.Text text ? text.value() : CanonicalJson.print(tree);
    }
}
