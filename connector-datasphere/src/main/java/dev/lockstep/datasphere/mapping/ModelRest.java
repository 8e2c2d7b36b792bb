package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** What is left of the analytic half once measures, variables and dimension sources are in the model. */
final class ModelRest {
    private ModelRest() {}

    static Tree of(BusinessLayer layer, String model) {
        Map<String, Tree> rest = new LinkedHashMap<>(layer.node().members());
        leaveMalformed(rest, "measures");
        leaveMalformed(rest, "variables");
        rest.remove("identifier", new Tree.Node(Map.of("key", Tree.text(model))));
        if (rest.get("sourceModel") instanceof Tree.Node sourceModel) {
            Map<String, Tree> sources = new LinkedHashMap<>(sourceModel.members());
            leaveMalformed(sources, "dimensionSources");
            rest.put("sourceModel", new Tree.Node(sources));
        }
        return new Tree.Node(rest);
    }

    /** Removes the named objects of a member, which the model holds, and keeps the others. */
    private static void leaveMalformed(Map<String, Tree> members, String name) {
        Optional<Tree.Node> items = Optional.ofNullable(members.get(name))
                .filter(Tree.Node.class::isInstance)
                .map(Tree.Node.class::cast);
        if (items.isPresent()) {
            Map<String, Tree> left = new LinkedHashMap<>(items.get().members());
            left.entrySet()
                    .removeIf(item -> item.getValue() instanceof Tree.Node
                            && (!item.getKey().isEmpty() || name.equals("dimensionSources")));
            if (left.isEmpty()) {
                members.remove(name);
            } else {
                members.put(name, new Tree.Node(left));
            }
        }
    }
}
