package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Tree;
import java.util.List;

/**
 * The rights that one principal needs, and no more.
 *
 * @param principal who needs them, such as a role's name, or words for whoever it is
 * @param document the rights in the system's own policy language
 * @param notes what is wider than it could be, and how to narrow it; sentences
 */
public record Grant(String principal, Tree.Node document, List<String> notes) {
    public Grant {
        requireNonNull(principal, "principal is null");
        requireNonNull(document, "document is null");
        notes = List.copyOf(notes);
    }
}
