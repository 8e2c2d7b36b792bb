package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigNode.Listing;
import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.config.ConfigNode.Place;
import dev.lockstep.config.ConfigNode.Scalar;
import dev.lockstep.error.ConfigurationException.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.Node;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.ScalarNode;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns the parser's nodes into ours: tags refused, keys once, references resolved. For one file. */
final class YamlNodes {
    private static final Set<Tag> PLAIN =
            Set.of(Tag.STR, Tag.INT, Tag.FLOAT, Tag.BOOL, Tag.NULL, Tag.TIMESTAMP, Tag.SEQ, Tag.MAP, Tag.MERGE);
    private final References references;
    private final int maxNodes;
    private final List<Problem> problems;
    private final Set<Node> open = Collections.newSetFromMap(new IdentityHashMap<>());
    private int count;

    YamlNodes(References references, int maxNodes, List<Problem> problems) {
        this.references = references;
        this.maxNodes = maxNodes;
        this.problems = problems;
    }

    ConfigNode convert(Node root) {
        return node("", root);
    }

    private ConfigNode node(String path, Node node) {
        Place place = YamlFile.place(node.getStartMark());
        if (!PLAIN.contains(node.getTag())) {
            return refuse(path, place, "has the tag " + node.getTag().getValue() + "; tags are not allowed");
        }
        if (open.contains(node)) {
            return refuse(path, place, "contains itself");
        }
        if (++count > maxNodes) {
            return count == maxNodes + 1 ? refuse(path, place, "is the start of too many values") : empty(place);
        }
        open.add(node);
        ConfigNode converted = content(path, node, place);
        open.remove(node);
        return converted;
    }

    private ConfigNode content(String path, Node node, Place place) {
        if (node instanceof ScalarNode scalar) {
            boolean absent = scalar.getTag().equals(Tag.NULL);
            return new Scalar(absent ? "" : resolved(path, scalar.getValue(), place), place);
        }
        if (node instanceof SequenceNode sequence) {
            List<ConfigNode> items = new ArrayList<>();
            for (Node item : sequence.getValue()) {
                items.add(node(path + "[" + items.size() + "]", item));
            }
            return new Listing(items, place);
        }
        return mapping(path, (MappingNode) node, place);
    }

    private Mapping mapping(String path, MappingNode node, Place place) {
        Map<String, ConfigNode> members = new LinkedHashMap<>();
        Map<String, Place> keys = new HashMap<>();
        for (NodeTuple tuple : node.getValue()) {
            Place keyPlace = YamlFile.place(tuple.getKeyNode().getStartMark());
            if (!(tuple.getKeyNode() instanceof ScalarNode key)) {
                problem(path, keyPlace, "has a key that is no single word");
                continue;
            }
            String name = key.getValue();
            String child = path.isEmpty() ? name : path + "." + name;
            if (members.containsKey(name)) {
                problem(
                        child,
                        keyPlace,
                        "is given twice, first in line %d"
                                .formatted(keys.get(name).line()));
                continue;
            }
            keys.put(name, keyPlace);
            members.put(name, node(child, tuple.getValueNode()));
        }
        return new Mapping(members, keys, place);
    }

    private String resolved(String path, String text, Place place) {
        return references.resolve(text, message -> problem(path, place, message));
    }

    private ConfigNode refuse(String path, Place place, String message) {
        problem(path, place, message);
        return empty(place);
    }

    private static ConfigNode empty(Place place) {
        return new Scalar("", place);
    }

    private void problem(String path, Place place, String message) {
        problems.add(new Problem(path.isEmpty() ? YamlFile.WHOLE : path, place.line(), place.column(), message));
    }
}
