package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * One SELECT or projection of a query.
 *
 * @param body its members: {@code from}, {@code columns}, {@code mixin} and so on
 */
record Select(Tree.Node body) {
    /** One leaf of a FROM clause. @param path of a named source; @param nested of a sub-query */
    record Source(String alias, List<String> path, Optional<Select> nested) {}

    /** The select that names the columns of a definition: its projection, its query, the first branch of a union. */
    static Optional<Select> of(Tree.Node definition) {
        return definition.findNode("projection").map(Select::new).or(() -> definition
                .findNode("query")
                .flatMap(Select::ofQuery));
    }

    static Optional<Select> ofQuery(Tree.Node query) {
        Optional<Select> plain = query.findNode("SELECT").map(Select::new);
        return plain.isPresent()
                ? plain
                : query.findNode("SET")
                        .flatMap(set -> items(set, "args").stream().findFirst().flatMap(Select::ofQuery));
    }

    /** The leaves of FROM, from left to right. */
    List<Source> sources() {
        List<Source> sources = new ArrayList<>();
        body.findNode("from").ifPresent(from -> collect(from, sources));
        return List.copyOf(sources);
    }

    /** The columns that are objects, in order. */
    List<Tree.Node> columns() {
        return items(body, "columns");
    }

    /** Whether all columns of the sources are taken, too. */
    boolean takesAll() {
        return body.find("columns")
                .map(columns -> columns instanceof Tree.Seq seq && seq.items().contains(Tree.text("*")))
                .orElse(true);
    }

    /** Names left out of all columns. */
    List<String> excluded() {
        return body.find("excluding")
                .flatMap(names -> Notation.all(names, Notation::text))
                .orElseGet(List::of);
    }

    /** The target of an association that the query declares. */
    Optional<String> mixinTarget(String association) {
        return body.findNode("mixin")
                .flatMap(mixin -> mixin.findNode(association))
                .flatMap(node -> node.findText("target"));
    }

    /** The column that is called {@code name}. */
    Optional<Tree.Node> column(String name) {
        return columns().stream()
                .filter(column -> columnName(column).filter(name::equals).isPresent())
                .findFirst();
    }

    static Optional<String> columnName(Tree.Node column) {
        return column.findText("as")
                .or(() -> Notation.path(column).map(path -> path.get(path.size() - 1)))
                .or(() -> column.findText("func"));
    }

    private static void collect(Tree.Node from, List<Source> sources) {
        if (from.find("join").isPresent() || from.find("args").isPresent()) {
            items(from, "args").forEach(arg -> collect(arg, sources));
            return;
        }
        Optional<List<String>> path = Notation.path(from);
        Optional<Select> nested = ofQuery(from);
        if (path.isPresent() || nested.isPresent()) {
            List<String> steps = path.orElseGet(List::of);
            String alias = from.findText("as").orElseGet(() -> steps.isEmpty() ? "" : lastName(steps));
            sources.add(new Source(alias, steps, nested));
        }
    }

    /** A source without alias is known by the last part of its dotted name. */
    private static String lastName(List<String> steps) {
        return Notation.suffix(steps.get(steps.size() - 1));
    }

    private static List<Tree.Node> items(Tree.Node node, String name) {
        return node.find(name)
                .filter(Tree.Seq.class::isInstance)
                .map(items -> ((Tree.Seq) items)
                        .items().stream()
                                .filter(Tree.Node.class::isInstance)
                                .map(Tree.Node.class::cast)
                                .toList())
                .orElseGet(List::of);
    }
}
