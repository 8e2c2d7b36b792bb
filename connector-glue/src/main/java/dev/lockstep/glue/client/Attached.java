package dev.lockstep.glue.client;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;

/**
 * What stands in the business context of a table or column, as far as it concerns us.
 *
 * @param terms ids of all terms that are associated, those of others included
 * @param content JSON of the form that we attached; absent when there is none
 */
public record Attached(List<String> terms, Optional<String> content) {
    /** Name of our attachment; all others are other people's. */
    public static final String NAME = "lockstep";

    private static final Attached NOTHING = new Attached(List.of(), Optional.empty());

    public Attached {
        terms = List.copyOf(terms);
    }

    public static Attached nothing() {
        return NOTHING;
    }

    static Attached of(List<String> terms, Map<String, AssetFormEntry> attachments) {
        return new Attached(
                new ArrayList<>(terms),
                Optional.ofNullable(attachments.get(NAME)).map(AssetFormEntry::content));
    }
}
