package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * Who answers for an asset and in which state it is.
 *
 * @param owner as the source names the owner; @param steward the data steward; @param contact where to ask
 * @param certification as the source names it
 * @param releaseState as the source names it, such as {@code RELEASED}; @param successor what to use instead
 * @param tags sorted
 * @param glossaryTerms sorted
 * @param customProperties a typed tree, in order
 */
public record Stewardship(
        Optional<String> owner,
        Optional<String> steward,
        Optional<String> contact,
        Optional<String> certification,
        Optional<String> releaseState,
        Optional<String> successor,
        List<String> tags,
        List<String> glossaryTerms,
        Tree.Node customProperties) {
    private static final Stewardship NONE = new Stewardship(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            List.of(),
            List.of(),
            Tree.Node.empty());

    public Stewardship {
        requireNonNull(owner, "owner is null");
        requireNonNull(steward, "steward is null");
        requireNonNull(contact, "contact is null");
        requireNonNull(certification, "certification is null");
        requireNonNull(releaseState, "releaseState is null");
        requireNonNull(successor, "successor is null");
        tags = requireNonNull(tags, "tags is null").stream().sorted().distinct().toList();
        glossaryTerms = requireNonNull(glossaryTerms, "glossaryTerms is null").stream()
                .sorted()
                .distinct()
                .toList();
        requireNonNull(customProperties, "customProperties is null");
    }

    public static Stewardship none() {
        return NONE;
    }
}
