package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.AssetRef;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Assets an object is computed from: every source of its query at any depth, the sources of an analytic model, and, at best effort, the quoted
 * identifiers of a script that are known objects.
 */
final class Upstream {
    private static final Pattern IDENTIFIER = Pattern.compile("(?:\"([^\"]+)\"\\.)?\"([^\"]+)\"");

    private final CsnSpace space;

    Upstream(CsnSpace space) {
        this.space = space;
    }

    List<AssetRef> of(Definition definition) {
        SortedSet<AssetRef> found = new TreeSet<>();
        Tree.Node node = definition.node();
        if (!Classification.isDeltaTable(node)) {
            node.find("query").ifPresent(query -> collect(query, found));
            node.findNode("projection").flatMap(body -> body.find("from")).ifPresent(from -> collectFrom(from, found));
            node.findNode("projection").ifPresent(body -> collect(body, found));
        }
        definition.businessLayer().flatMap(BusinessLayer::of).ifPresent(layer -> {
            addEntities(layer.factSources(), found);
            addEntities(layer.dimensionSources(), found);
        });
        if (Classification.isScript(node)) {
            List.of("@DataWarehouse.tableFunction.script", "@DataWarehouse.sqlDefinition.script")
                    .forEach(script -> node.findText(script).ifPresent(text -> scan(text, found)));
        }
        found.remove(new AssetRef(space.name(), definition.name()));
        return List.copyOf(found);
    }

    private void addEntities(Tree.Node sources, SortedSet<AssetRef> found) {
        sources.members().values().forEach(source -> BusinessLayer.entity(source)
                .ifPresent(name -> add(name, found)));
    }

    /** Walks everything; a FROM may be anywhere below, in sub-queries of conditions, too. */
    private void collect(Tree tree, SortedSet<AssetRef> found) {
        if (tree instanceof Tree.Seq seq) {
            seq.items().forEach(item -> collect(item, found));
        } else if (tree instanceof Tree.Node node) {
            node.members().forEach((name, member) -> {
                if (name.equals("from")) {
                    collectFrom(member, found);
                } else {
                    collect(member, found);
                }
            });
        }
    }

    private void collectFrom(Tree from, SortedSet<AssetRef> found) {
        if (from instanceof Tree.Node node) {
            Notation.path(node).ifPresent(path -> addPath(path, found));
            collectArgs(node, found);
            node.find("SELECT").ifPresent(select -> collect(select, found));
            node.find("SET").ifPresent(set -> collect(set, found));
            node.find("on").ifPresent(condition -> collect(condition, found));
        }
    }

    private void collectArgs(Tree.Node join, SortedSet<AssetRef> found) {
        if (join.find("args").isPresent() && join.find("args").get() instanceof Tree.Seq args) {
            args.items().forEach(arg -> collectFrom(arg, found));
        }
    }

    /** The entity, and those behind it when the path goes on through associations. */
    private void addPath(List<String> path, SortedSet<AssetRef> found) {
        String at = path.get(0);
        add(at, found);
        for (String step : path.subList(1, path.size())) {
            Optional<String> next = space.find(at)
                    .flatMap(entity -> Elements.of(space, entity).findNode(step))
                    .flatMap(element -> Associations.target(space, element));
            if (next.isEmpty()) {
                return;
            }
            at = next.get();
            add(at, found);
        }
    }

    private void add(String name, SortedSet<AssetRef> found) {
        found.add(space.resolve(name));
    }

    private void scan(String script, SortedSet<AssetRef> found) {
        Matcher matcher = IDENTIFIER.matcher(script);
        while (matcher.find()) {
            List<String> candidates = new ArrayList<>();
            if (matcher.group(1) != null) {
                candidates.add(matcher.group(1) + "." + matcher.group(2));
            }
            candidates.add(matcher.group(2));
            candidates.stream().filter(space::isObject).findFirst().ifPresent(name -> add(name, found));
        }
    }
}
