package dev.lockstep.datasphere.client;

import dev.lockstep.model.Tree;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Names that a document may refer to: query sources, association targets, sources of a model. May name too many, never too few. Pure. */
final class References {
    private References() {}

    static Set<String> in(Tree document) {
        Set<String> names = new TreeSet<>();
        collect("", document, names);
        return names;
    }

    private static void collect(String member, Tree value, Set<String> names) {
        if (value instanceof Tree.Node node) {
            for (Map.Entry<String, Tree> entry : node.members().entrySet()) {
                collect(entry.getKey(), entry.getValue(), names);
            }
        } else if (value instanceof Tree.Seq seq) {
            seq.items().forEach(item -> collect(member, item, names));
        } else if (value instanceof Tree.Text text && isReference(member)) {
            names.add(text.value());
        }
    }

    /** {@code id} is the first step into a view with parameters, {@code key} the source of a model. */
    private static boolean isReference(String member) {
        return member.equals("ref") || member.equals("id") || member.equals("target") || member.equals("key");
    }
}
