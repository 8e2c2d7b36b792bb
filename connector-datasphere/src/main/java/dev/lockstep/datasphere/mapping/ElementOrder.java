package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Tree;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where the associations stand among the columns. The model lists them apart; where a document mixes them, the direction {@code !order} of the
 * asset's rest holds the runs: {@code 3c1a2c} is three columns, an association, two columns. Elements that are neither count as {@code o}.
 */
final class ElementOrder {
    private static final String DIRECTION = "!order";
    private static final String ELEMENTS = "elements";
    private static final String KINDS = "cao";
    private static final Pattern RUN = Pattern.compile("([0-9]{1,6})([cao])");

    private ElementOrder() {}

    /** The rest with the order of the definition's elements, unless it is the usual one. */
    static Tree.Node add(Tree.Node rest, Asset asset, Tree.Node definition) {
        Optional<Tree.Node> elements = definition.findNode(ELEMENTS);
        if (elements.isEmpty()) {
            return rest;
        }
        Kinds kinds = new Kinds(asset);
        StringBuilder found = new StringBuilder();
        elements.get().members().keySet().forEach(name -> found.append(kinds.of(name)));
        String usual = found.chars()
                .mapToObj(kind -> String.valueOf((char) kind))
                .sorted((a, b) -> KINDS.indexOf(a) - KINDS.indexOf(b))
                .reduce("", String::concat);
        return usual.contentEquals(found) ? rest : Residue.with(rest, DIRECTION, Tree.text(runs(found)));
    }

    /** The definition with its elements in the order that the rest of the asset says. */
    static Tree.Node apply(Asset asset, Tree.Node definition) {
        Optional<Tree.Node> elements = definition.findNode(ELEMENTS);
        Optional<String> runs = asset.rest().findText(DIRECTION);
        if (elements.isEmpty() || runs.isEmpty()) {
            return definition;
        }
        Map<String, Tree> members = new LinkedHashMap<>(definition.members());
        members.put(ELEMENTS, ordered(asset, elements.get(), runs.get()));
        return new Tree.Node(members);
    }

    private static Tree ordered(Asset asset, Tree.Node elements, String runs) {
        Kinds kinds = new Kinds(asset);
        Map<Character, Deque<String>> waiting = new TreeMap<>();
        elements.members().keySet().forEach(name -> waiting.computeIfAbsent(kinds.of(name), any -> new ArrayDeque<>())
                .add(name));
        Map<String, Tree> ordered = new LinkedHashMap<>();
        Matcher run = RUN.matcher(runs);
        while (run.find()) {
            Deque<String> names = waiting.getOrDefault(run.group(2).charAt(0), new ArrayDeque<>());
            for (int i = Integer.parseInt(run.group(1)); i > 0 && !names.isEmpty(); i--) {
                String name = names.removeFirst();
                ordered.put(name, elements.members().get(name));
            }
        }
        elements.members().forEach(ordered::putIfAbsent);
        return new Tree.Node(ordered);
    }

    private static String runs(CharSequence kinds) {
        StringBuilder runs = new StringBuilder();
        int start = 0;
        for (int i = 1; i <= kinds.length(); i++) {
            if (i == kinds.length() || kinds.charAt(i) != kinds.charAt(start)) {
                runs.append(i - start).append(kinds.charAt(start));
                start = i;
            }
        }
        return runs.toString();
    }

    /** What the elements of an asset have become. */
    private static final class Kinds {
        private final Set<String> columns = new HashSet<>();
        private final Set<String> associations = new HashSet<>();

        Kinds(Asset asset) {
            asset.columns().forEach(column -> columns.add(column.name()));
            asset.associations().forEach(association -> associations.add(association.name()));
        }

        char of(String name) {
            return columns.contains(name) ? 'c' : associations.contains(name) ? 'a' : 'o';
        }
    }
}
