package dev.lockstep.it;

import dev.lockstep.sandbox.glue.GlueSandbox;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.AssetFormEntry;
import software.amazon.awssdk.services.glue.model.EntityNotFoundException;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;

/**
 * All that Glue's business context says at one time.
 *
 * @param glossaries name by id
 * @param terms by id, as {@code glossary/name}
 * @param formTypes schema by name
 * @param entries of the tables and columns that were asked for
 */
record ContextPicture(
        Map<String, String> glossaries,
        Map<String, String> terms,
        Map<String, String> formTypes,
        SortedMap<Place, Entry> entries) {
    /** @param column empty for the table itself */
    record Place(String table, String column) implements Comparable<Place> {
        @Override
        public int compareTo(Place other) {
            return (table + "/" + column).compareTo(other.table + "/" + other.column);
        }
    }

    /** @param terms ids; @param attachments by name, as {@code formType content} */
    record Entry(Set<String> terms, SortedMap<String, String> attachments) {
        static Entry of(List<String> terms, Map<String, AssetFormEntry> attachments) {
            SortedMap<String, String> shown = new TreeMap<>();
            attachments.forEach((name, form) -> shown.put(name, form.formTypeId() + " " + form.content()));
            return new Entry(new TreeSet<>(terms), shown);
        }
    }

    /** Somebody else's client. */
    static GlueClient client(GlueSandbox glue) {
        return GlueClient.builder()
                .endpointOverride(glue.endpoint())
                .region(Region.EU_CENTRAL_1)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create(
                        glue.accessKey().id(), glue.accessKey().secret())))
                .build();
    }

    static String arn(GlueSandbox glue, String table) {
        return "arn:aws:glue:eu-central-1:%s:table/space_0/%s"
                .formatted(glue.accessKey().accountId(), table);
    }

    static ContextPicture take(GlueClient client, GlueSandbox glue, List<String> tables, List<String> columns) {
        Map<String, String> glossaries = new TreeMap<>();
        Map<String, String> terms = new TreeMap<>();
        Map<String, String> formTypes = new TreeMap<>();
        SortedMap<Place, Entry> entries = new TreeMap<>();
        client.listGlossaries(r -> {}).items().forEach(found -> glossaries.put(found.id(), found.name()));
        for (String glossary : glossaries.keySet()) {
            for (GlossaryTermItem term : client.listGlossaryTerms(r -> r.glossaryIdentifier(glossary))
                    .items()) {
                terms.put(term.id(), "%s/%s/%s".formatted(glossary, term.name(), term.shortDescription()));
            }
        }
        client.listFormTypes(r -> {})
                .items()
                .forEach(type -> formTypes.put(
                        type.name(),
                        client.getFormType(r -> r.identifier(type.id())).schema()));
        tables.forEach(table -> entries.putAll(entries(client, arn(glue, table), table, columns)));
        return new ContextPicture(glossaries, terms, formTypes, entries);
    }

    private static Map<Place, Entry> entries(GlueClient client, String arn, String table, List<String> columns) {
        Map<Place, Entry> entries = new TreeMap<>();
        try {
            var asset = client.getAsset(r -> r.identifier(arn));
            entries.put(new Place(table, ""), Entry.of(asset.glossaryTerms(), asset.attachments()));
        } catch (EntityNotFoundException e) {
            return entries;
        }
        client.batchGetIterableForms(
                        r -> r.assetIdentifier(arn).iterableFormName("columns").itemIdentifiers(columns))
                .items()
                .forEach(item -> entries.put(
                        new Place(table, item.itemName()), Entry.of(item.glossaryTerms(), item.attachments())));
        return entries;
    }
}
