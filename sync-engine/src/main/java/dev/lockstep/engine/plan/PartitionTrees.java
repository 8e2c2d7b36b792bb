package dev.lockstep.engine.plan;

import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.PartitionChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Changes to partitions of one object as a tree, and back. Member names are the format. */
final class PartitionTrees {
    private static final String PARTITIONS = "partitions";
    private static final String KEYS = "keys";
    private static final String CREATE = "create-partitions";
    private static final String UPDATE = "update-partitions";
    private static final String REMOVE = "remove-partitions";

    private PartitionTrees() {}

    /** Kind and address as those of a change of an object. @param changes of one kind, at least one */
    static Tree.Node toTree(Address object, String keys, List<? extends PartitionChange> changes) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("kind", Tree.text(kind(changes.get(0).getClass())));
        members.put("container", Tree.text(object.container()));
        members.put("name", Tree.text(object.name()));
        members.put(KEYS, Tree.text(keys));
        members.put(
                PARTITIONS,
                Tree.seq(changes.stream().map(PartitionTrees::change).toList()));
        return new Tree.Node(members);
    }

    static Optional<String> keys(Tree.Node tree) {
        return tree.findText(KEYS);
    }

    static String kind(Class<? extends PartitionChange> change) {
        if (change == PartitionChange.Create.class) {
            return CREATE;
        }
        return change == PartitionChange.Update.class ? UPDATE : REMOVE;
    }

    private static Tree change(PartitionChange change) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("values", PlanTrees.names(change.values()));
        change.expected().ifPresent(form -> members.put("before", PlanTrees.form(form)));
        change.wanted().ifPresent(form -> members.put("after", PlanTrees.form(form)));
        return new Tree.Node(members);
    }

    /** @throws IllegalArgumentException naming what is missing */
    static List<PartitionChange> read(Tree.Node tree) {
        String kind = tree.findText("kind").orElse("");
        return new PlanTreeReader(tree).list(PARTITIONS, partition -> change(kind, partition));
    }

    private static PartitionChange change(String kind, PlanTreeReader partition) {
        List<String> values = partition.names("values");
        return switch (kind) {
            case CREATE -> new PartitionChange.Create(values, partition.form("after"));
            case UPDATE -> new PartitionChange.Update(values, partition.form("before"), partition.form("after"));
            case REMOVE -> new PartitionChange.Remove(values, partition.form("before"));
            default -> throw new IllegalArgumentException("unknown kind of change: " + kind);
        };
    }
}
