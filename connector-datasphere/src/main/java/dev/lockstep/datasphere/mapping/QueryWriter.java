package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A query for a view or model whose own is not known: its columns by name from all that it is computed from. It says where the rows come from,
 * not how they are joined.
 */
final class QueryWriter {
    static final String QUERY = "query";

    /** Direction of an asset's rest: the original has no query at all. */
    static final String NONE = "!noquery";

    private QueryWriter() {}

    /** Nothing for what has no query, or of which no source is known. */
    static Optional<Tree> write(Asset asset) {
        ElementWriter names = new ElementWriter(asset);
        if (asset.kind() == AssetKind.ANALYTIC_MODEL) {
            return new LayerWriter(asset).fact().map(fact -> query(asset, source(fact)));
        }
        return asset.kind() == AssetKind.VIEW
                ? asset.upstream().stream()
                        .map(ref -> source(names.nameOf(ref)))
                        .reduce(QueryWriter::join)
                        .map(from -> query(asset, from))
                : Optional.empty();
    }

    /** Whether a definition says in some way where its rows come from. */
    static boolean isIn(Tree.Node definition) {
        return definition.find(QUERY).isPresent() || !isOnlyQuery(definition);
    }

    static boolean isOnlyQuery(Tree.Node definition) {
        return definition.find("projection").isEmpty() && !Classification.isScript(definition);
    }

    private static Tree query(Asset asset, Tree from) {
        Map<String, Tree> select = new LinkedHashMap<>();
        select.put("from", from);
        select.put(
                "columns",
                Tree.seq(asset.columns().stream()
                        .map(column -> reference(column.name()))
                        .toList()));
        return new Tree.Node(Map.of("SELECT", new Tree.Node(select)));
    }

    private static Tree source(String name) {
        return reference(name);
    }

    private static Tree reference(String name) {
        return new Tree.Node(Map.of("ref", Tree.seq(List.of(Tree.text(name)))));
    }

    private static Tree join(Tree left, Tree right) {
        Map<String, Tree> join = new LinkedHashMap<>();
        join.put("join", Tree.text("cross"));
        join.put("args", Tree.seq(List.of(left, right)));
        return new Tree.Node(join);
    }
}
