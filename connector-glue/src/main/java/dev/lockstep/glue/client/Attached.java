package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;

/**
 * What stands in the business context of a table or column, as far as it concerns us.
 *
 * @param terms ids of all terms that are associated, those of others included
 * @param form attached under our name; absent when there is none
 */
public record Attached(List<String> terms, Optional<Form> form) {
    /** @param type id of its form type; @param content JSON */
    public record Form(String type, String content) {
        public Form {
            requireNonNull(type, "type is null");
            requireNonNull(content, "content is null");
        }
    }

    /** Name of our attachment; all others are other people's. */
    public static final String NAME = "lockstep";

    private static final Attached NOTHING = new Attached(List.of(), Optional.empty());

    public Attached {
        terms = List.copyOf(terms);
        requireNonNull(form, "form is null");
    }

    public static Attached nothing() {
        return NOTHING;
    }

    static Attached of(List<String> terms, Map<String, AssetFormEntry> attachments) {
        return new Attached(
                terms,
                Optional.ofNullable(attachments.get(NAME))
                        .map(entry -> new Form(orEmpty(entry.formTypeId()), orEmpty(entry.content()))));
    }

    private static String orEmpty(String text) {
        return text == null ? "" : text;
    }
}
