package dev.lockstep.glue.client;

import dev.lockstep.error.RemoteException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import software.amazon.awssdk.services.glue.GlueClient;
import software.amazon.awssdk.services.glue.model.BatchGetIterableFormsResponse;
import software.amazon.awssdk.services.glue.model.GlossaryItem;
import software.amazon.awssdk.services.glue.model.GlossaryTermItem;
import software.amazon.awssdk.services.glue.model.GlueResponse;
import software.amazon.awssdk.services.glue.model.ListGlossariesResponse;
import software.amazon.awssdk.services.glue.model.ListGlossaryTermsResponse;

/** Glue's business context, as this connector uses it. Thread-safe. It belongs to the caller's account: its calls name no catalog. */
public final class ContextGateway {
    /** Most glossaries or terms in one answer. Source: Glue API, PageSize. */
    private static final int PAGE = 1000;

    /** Most columns in one answer. Source: Glue API, BatchGetIterableForms.ItemIdentifiers. */
    private static final int COLUMNS_PAGE = 100;

    /** What Glue calls the columns of a table. Source: Glue API, IterableFormEntry. */
    private static final String COLUMNS = "columns";

    private final GlueClient glue;
    private final Calls calls;

    ContextGateway(GlueClient glue, Calls calls) {
        this.glue = glue;
        this.calls = calls;
    }

    public List<GlossaryItem> listGlossaries() {
        List<GlossaryItem> glossaries = new ArrayList<>();
        var tokens = new PageTokens("the glossaries");
        String token = null;
        do {
            String next = token;
            ListGlossariesResponse page = read(
                    "ListGlossaries",
                    "the glossaries",
                    () -> glue.listGlossaries(r -> r.maxResults(PAGE).nextToken(next)));
            glossaries.addAll(page.items());
            token = page.nextToken();
        } while (tokens.isMore(token));
        return glossaries;
    }

    public List<GlossaryTermItem> listTerms(String glossary) {
        List<GlossaryTermItem> terms = new ArrayList<>();
        var tokens = new PageTokens("glossary " + glossary);
        String token = null;
        do {
            String next = token;
            ListGlossaryTermsResponse page = read(
                    "ListGlossaryTerms",
                    "glossary " + glossary,
                    () -> glue.listGlossaryTerms(
                            r -> r.glossaryIdentifier(glossary).maxResults(PAGE).nextToken(next)));
            terms.addAll(page.items());
            token = page.nextToken();
        } while (tokens.isMore(token));
        return terms;
    }

    /** @return its id; @throws CatalogRefusal PRESENT */
    public String createGlossary(String name, String description) {
        return write(
                        "CreateGlossary",
                        "glossary " + name,
                        () -> glue.createGlossary(r -> r.name(name).description(description)))
                .id();
    }

    /** @return its id; @throws CatalogRefusal PRESENT, or ABSENT when there is no such glossary */
    public String createTerm(String glossary, String name, String description) {
        return write(
                        "CreateGlossaryTerm",
                        "term " + name,
                        () -> glue.createGlossaryTerm(
                                r -> r.glossaryIdentifier(glossary).name(name).shortDescription(description)))
                .id();
    }

    public Optional<FoundFormType> findFormType(String name) {
        return found(() -> read("GetFormType", "form type " + name, () -> glue.getFormType(r -> r.identifier(name))))
                .map(answer -> new FoundFormType(answer.id(), answer.schema()));
    }

    /** Makes the form type, or replaces its schema. @return its id */
    public String putFormType(String name, String schema) {
        return write(
                        "PutFormType",
                        "form type " + name,
                        () -> glue.putFormType(r -> r.name(name).schema(schema)))
                .id();
    }

    /** @param asset a table's ARN */
    public Optional<Attached> findTable(String asset) {
        return found(() -> read("GetAsset", asset, () -> glue.getAsset(r -> r.identifier(asset))))
                .map(answer -> Attached.of(answer.glossaryTerms(), answer.attachments()));
    }

    /**
     * By name, those of {@code columns} that the business context has.
     *
     * @param asset a table's ARN
     * @throws RemoteException when Glue leaves one out without saying that it does not know it: nobody can tell what stands there
     */
    public Map<String, Attached> findColumns(String asset, List<String> columns) {
        Map<String, Attached> found = new HashMap<>();
        for (int from = 0; from < columns.size(); from += COLUMNS_PAGE) {
            List<String> some = columns.subList(from, Math.min(columns.size(), from + COLUMNS_PAGE));
            BatchGetIterableFormsResponse page = read(
                    "BatchGetIterableForms",
                    asset,
                    () -> glue.batchGetIterableForms(r ->
                            r.assetIdentifier(asset).iterableFormName(COLUMNS).itemIdentifiers(some)));
            page.items()
                    .forEach(item -> found.put(item.itemName(), Attached.of(item.glossaryTerms(), item.attachments())));
            requireWhole(asset, some, page);
        }
        return found;
    }

    private static void requireWhole(String asset, List<String> asked, BatchGetIterableFormsResponse page) {
        Map<String, String> missing = new TreeMap<>();
        asked.forEach(name -> missing.put(name, "left out"));
        page.items().forEach(item -> missing.remove(item.itemName()));
        page.errors().stream()
                .filter(error -> error.itemIdentifier() != null)
                .forEach(error -> missing.put(error.itemIdentifier(), error.code() + ": " + error.message()));
        page.errors().stream()
                .filter(error -> error.itemIdentifier() != null && error.code() != null)
                .filter(error -> ErrorCodes.ABSENT.contains(error.code()))
                .forEach(error -> missing.remove(error.itemIdentifier()));
        if (!missing.isEmpty()) {
            throw new RemoteException(
                    "glue.columns-unread",
                    "glue:BatchGetIterableForms did not tell what is attached to columns of %s: %s"
                            .formatted(asset, missing),
                    "Run it again.",
                    new IllegalStateException("incomplete answer"));
        }
    }

    /** Attaches the form in place of the one that was. @throws CatalogRefusal ABSENT when Glue does not know the table or column */
    public void attach(ContextPlace place, String formType, String content) {
        write(
                "PutAttachment",
                place.toString(),
                () -> glue.putAttachment(r -> r.assetIdentifier(place.asset())
                        .iterableFormName(place.column().map(name -> COLUMNS).orElse(null))
                        .itemIdentifier(place.column().orElse(null))
                        .attachmentName(Attached.NAME)
                        .formTypeId(formType)
                        .content(content)));
    }

    /** @throws CatalogRefusal ABSENT */
    public void detach(ContextPlace place) {
        write(
                "DeleteAttachment",
                place.toString(),
                () -> glue.deleteAttachment(r -> r.assetIdentifier(place.asset())
                        .iterableFormName(place.column().map(name -> COLUMNS).orElse(null))
                        .itemIdentifier(place.column().orElse(null))
                        .attachmentName(Attached.NAME)));
    }

    /** @throws CatalogRefusal ABSENT */
    public void associate(ContextPlace place, List<String> terms) {
        write(
                "AssociateGlossaryTerms",
                place.toString(),
                () -> glue.associateGlossaryTerms(r -> r.assetIdentifier(place.asset())
                        .iterableFormName(place.column().map(name -> COLUMNS).orElse(null))
                        .itemIdentifier(place.column().orElse(null))
                        .glossaryTermIdentifiers(terms)));
    }

    /** @throws CatalogRefusal ABSENT */
    public void disassociate(ContextPlace place, List<String> terms) {
        write(
                "DisassociateGlossaryTerms",
                place.toString(),
                () -> glue.disassociateGlossaryTerms(r -> r.assetIdentifier(place.asset())
                        .iterableFormName(place.column().map(name -> COLUMNS).orElse(null))
                        .itemIdentifier(place.column().orElse(null))
                        .glossaryTermIdentifiers(terms)));
    }

    private <T> T read(String operation, String subject, Supplier<T> call) {
        return calls.make(new Attempt("glue:" + operation, subject, Attempt.Effect.READ), call);
    }

    private <T extends GlueResponse> T write(String operation, String subject, Supplier<T> call) {
        return calls.make(new Attempt("glue:" + operation, subject, Attempt.Effect.WRITE), call);
    }

    private static <T> Optional<T> found(Supplier<T> read) {
        return GlueGateway.found(read);
    }
}
