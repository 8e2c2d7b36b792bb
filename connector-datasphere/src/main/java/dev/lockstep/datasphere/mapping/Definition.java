package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Tree;
import java.util.Optional;

/**
 * One definition with what its document says about it elsewhere.
 *
 * @param body as the document has it; may be of a wrong shape
 * @param businessLayer the analytic half of a model
 * @param origin the document it was taken from
 * @param contradiction another document that defines the same name differently, empty when there is none
 */
record Definition(
        String name, Tree body, Optional<Tree> businessLayer, CsnDocument origin, Optional<String> contradiction) {
    /** The body as an object; an empty one when it is something else. */
    Tree.Node node() {
        return body instanceof Tree.Node node ? node : Tree.Node.empty();
    }

    Tree.Node elements() {
        return node().findNode("elements").orElseGet(Tree.Node::empty);
    }

    Optional<String> kind() {
        return node().findText("kind");
    }

    boolean says(Definition other) {
        return body.equals(other.body) && businessLayer.equals(other.businessLayer);
    }

    Definition contradictedBy(Definition other) {
        return new Definition(name, body, businessLayer, origin, Optional.of(other.origin.origin()));
    }
}
