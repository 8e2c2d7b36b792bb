package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Recall;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What Glue's business context shall say of a table: a function of the asset, never read back into it.
 *
 * @param table of the table itself
 * @param columns of the columns there is something to say of, by their name in Glue
 */
public record BusinessContext(Said table, SortedMap<String, Said> columns) {
    /** Most terms of one asset or column. Source: Glue API, GlossaryTermIdList. */
    public static final int MAX_TERMS = 10;

    /** Longest name of a term, in bytes. Source: Glue API, GlossaryTerm.Name. */
    private static final int MAX_TERM = 256;

    /** Longest label and description, in bytes; other members are as long as readable parameters. A rule of ours: Glue gives none for a form. */
    static final int MAX_TEXT = 16_000;

    private static final String VERSION = "2";

    /**
     * What is said of one table or column.
     *
     * @param members of the form, text by name; none when there is no form
     * @param terms names of glossary terms, sorted
     */
    public record Said(SortedMap<String, String> members, List<String> terms) {
        public Said {
            members = Collections.unmodifiableSortedMap(new TreeMap<>(members));
            terms = List.copyOf(terms);
        }

        public static Said nothing() {
            return new Said(Collections.emptySortedMap(), List.of());
        }
    }

    public BusinessContext {
        columns = Collections.unmodifiableSortedMap(new TreeMap<>(columns));
    }

    /** What the asset that is kept in {@code form} gives; empty when none is kept there, or it is damaged. */
    public static Optional<BusinessContext> of(Form form) {
        Optional<Settings> settings = Settings.of(form);
        return settings.isPresent() && GlueFormat.read(form) instanceof Recall.Known known
                ? Optional.of(of(known.asset(), settings.get().shown()))
                : Optional.empty();
    }

    static BusinessContext of(Asset asset, Shown shown) {
        SortedMap<String, Said> columns = new TreeMap<>();
        List<String> names = ColumnNames.of(asset);
        for (int i = 0; i < names.size(); i++) {
            Said said = of(asset.columns().get(i), names.get(i), shown);
            if (ContextMembers.isTelling(said.members())) {
                columns.put(names.get(i), said);
            }
        }
        return new BusinessContext(ofTable(asset, shown), columns);
    }

    /** A short text that differs when anything of it does. */
    String digest() {
        Map<String, Tree> tree = new LinkedHashMap<>();
        tree.put("version", Tree.text(VERSION));
        tree.put("table", tree(table));
        columns.forEach((name, said) -> tree.put("column " + name, tree(said)));
        return Fingerprint.ofText(CanonicalJson.print(new Tree.Node(tree))).value();
    }

    private static Said ofTable(Asset asset, Shown shown) {
        SortedMap<String, String> members = ContextMembers.of(ContextMembers.OF_TABLE, ReadableTable.of(asset, shown));
        put(members, ContextMembers.LABEL, shown.of(asset.label()));
        put(members, ContextMembers.DESCRIPTION, shown.of(asset.description()));
        Stewardship stewardship = asset.stewardship();
        return new Said(members, terms(stewardship.glossaryTerms(), stewardship.tags()));
    }

    private static Said of(Column column, String name, Shown shown) {
        var words = new Words();
        ReadableColumn.meaning(words, column);
        SortedMap<String, String> members = ContextMembers.of(ContextMembers.OF_COLUMN, words);
        if (!column.name().equals(name)) {
            put(members, "name", column.name());
        }
        put(members, ContextMembers.LABEL, shown.of(column.label()));
        put(members, ContextMembers.DESCRIPTION, shown.of(column.description()));
        return new Said(members, terms(column.glossaryTerms(), column.tags()));
    }

    private static void put(Map<String, String> members, String name, String text) {
        String clean = TextFit.lines(text, MAX_TEXT).text();
        if (!clean.isEmpty()) {
            members.put(name, clean);
        }
    }

    private static List<String> terms(List<String> names, List<String> more) {
        return Stream.concat(names.stream(), more.stream())
                .filter(BusinessContext::isTerm)
                .distinct()
                .limit(MAX_TERMS)
                .sorted()
                .toList();
    }

    /** Whether Glue takes it as the name of a term. */
    static boolean isTerm(String name) {
        return !name.isBlank()
                && name.equals(name.strip())
                && !TextFit.oneLine(name, MAX_TERM).changed();
    }

    private static Tree tree(Said said) {
        Map<String, Tree> members = new LinkedHashMap<>();
        said.members().forEach((name, text) -> members.put(name, Tree.text(text)));
        return Tree.seq(List.of(
                new Tree.Node(members),
                Tree.seq(said.terms().stream().map(Tree::text).toList())));
    }
}
