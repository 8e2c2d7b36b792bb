package dev.lockstep.engine.plan;

import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionChange;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A plan as one line of JSON with a format version and a digest, and back. Equal plans have equal texts. */
public final class PlanText {
    private static final int VERSION = 1;

    private PlanText() {}

    public static String print(Plan plan) {
        Tree.Node tree = PlanTrees.toTree(plan);
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("formatVersion", Tree.number(VERSION));
        members.put("digest", Tree.text(digest(tree)));
        members.put("plan", tree);
        return CanonicalJson.print(new Tree.Node(members));
    }

    /**
     * The plan that {@link #print} turned into {@code text}.
     *
     * @throws IllegalArgumentException saying what is wrong with the text, to follow the name of the file: it is no plan, of another
     *     version, or was edited
     */
    public static Plan parse(String text) {
        Tree.Node file = file(text);
        if (!file.find("formatVersion").equals(Optional.of(new Tree.Num(BigDecimal.valueOf(VERSION))))) {
            throw new IllegalArgumentException(version(file));
        }
        Tree.Node tree = file.findNode("plan").orElseThrow(() -> new IllegalArgumentException("holds no plan"));
        String digest = digest(tree);
        if (!file.findText("digest").equals(Optional.of(digest))) {
            throw new IllegalArgumentException(
                    "was edited or cut off after it was made: its digest is %s, and what it holds has %s"
                            .formatted(file.findText("digest").orElse("missing"), digest));
        }
        try {
            return PlanTreeReader.read(tree);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("holds no plan: " + e.getMessage(), e);
        }
    }

    /** One change as a tree, as a plan and the audit record hold it. */
    public static Tree.Node toTree(PlannedChange planned) {
        return PlanTrees.planned(planned);
    }

    /** The state of an object as a tree, as a change holds it. */
    public static Tree.Node toTree(Form form) {
        return PlanTrees.form(form);
    }

    /** What happens to the partitions of one object as a tree, as a plan and the audit record hold it: its {@code kind} is {@code partitions}. */
    public static Tree.Node toTree(PartitionPlan plan) {
        return PlanTrees.partitions(plan);
    }

    /** Changes of one kind to partitions of one object as a tree, as the audit record holds them; at least one. @param keys as {@link #keys} finds them */
    public static Tree.Node toTree(Address object, String keys, List<? extends PartitionChange> changes) {
        return PartitionTrees.toTree(object, keys, changes);
    }

    /** Name of that kind of change, as the trees of them say it. */
    public static String kind(Class<? extends PartitionChange> change) {
        return PartitionTrees.kind(change);
    }

    /** Partition keys, with their types, that the object of such a tree had; absent in those of older versions. */
    public static Optional<String> keys(Tree.Node tree) {
        return PartitionTrees.keys(tree);
    }

    /** The changes that {@link #toTree(Address, String, List)} turned into {@code tree}. @throws IllegalArgumentException naming what is missing */
    public static List<PartitionChange> toPartitionChanges(Tree.Node tree) {
        return PartitionTrees.read(tree);
    }

    /** The change that {@link #toTree(PlannedChange)} turned into {@code tree}. @throws IllegalArgumentException naming what is missing */
    public static PlannedChange toChange(Tree.Node tree) {
        return new PlanTreeReader(tree).planned();
    }

    private static Tree.Node file(String text) {
        try {
            if (CanonicalJson.parse(text.strip()) instanceof Tree.Node node) {
                return node;
            }
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("is no plan: " + e.getMessage(), e);
        }
        throw new IllegalArgumentException("is no plan");
    }

    private static String version(Tree.Node file) {
        Optional<Tree> found = file.find("formatVersion");
        if (found.isEmpty()) {
            return "is no plan: it has no format version";
        }
        boolean newer =
                found.get() instanceof Tree.Num number && number.value().compareTo(BigDecimal.valueOf(VERSION)) > 0;
        return "has the format version %s, and this program reads %d%s"
                .formatted(CanonicalJson.print(found.get()), VERSION, newer ? ": a newer one made it" : "");
    }

    private static String digest(Tree.Node tree) {
        return Fingerprint.ofText(CanonicalJson.print(tree)).value();
    }
}
