package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.datasphere.client.Reply.Failure;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/** Lists what is exposed, and reads its CSDL. Finds out which generation of paths the tenant has, once. Thread-safe. */
final class CatalogPlane {
    /** Default page size of the catalog. Source: SAP Datasphere, "Consuming Data Exposed by SAP Datasphere". */
    static final int PAGE = 500;

    private static final Failure NO_LIST = new Failure(
            Reply.Reason.MALFORMED,
            "answered with something that is no list",
            "Check url: this does not look like a Datasphere tenant.");
    private static final Failure BAD_LINK = new Failure(
            Reply.Reason.MALFORMED,
            "named a next page that cannot be followed",
            "Run again; if it persists, report it to SAP.");

    private final TenantHttp http;
    private final TenantUrls urls;
    private volatile Optional<CatalogRoot> known = Optional.empty();

    CatalogPlane(TenantHttp http, TenantUrls urls) {
        this.http = http;
        this.urls = urls;
    }

    /** Which generation answered, as far as known. */
    Optional<CatalogRoot> root() {
        return known;
    }

    Listing<CatalogSpace> listSpaces() {
        return list(
                CallKind.CATALOG_SPACES,
                urls::catalogSpaces,
                (row, from) -> new CatalogSpace(ListPage.member(row, "name"), ListPage.member(row, "label")),
                CatalogSpace::name);
    }

    Listing<CatalogAsset> listAssets(String space) {
        return list(CallKind.CATALOG_ASSETS, root -> urls.catalogAssets(root, space), this::asset, CatalogAsset::name);
    }

    Reply readMetadata(URI metadata) {
        return http.get(CallKind.METADATA, metadata, BodyFormat.XML);
    }

    /** Turns a row into what it stands for. */
    @FunctionalInterface
    private interface Row<T> {
        T read(JsonNode row, URI from);
    }

    private <T> Listing<T> list(
            CallKind kind, Function<CatalogRoot, URI> address, Row<T> row, Function<T, String> name) {
        List<T> items = new ArrayList<>();
        Set<String> names = new HashSet<>();
        Set<URI> visited = new HashSet<>();
        Reply reply = first(kind, address);
        while (reply instanceof Reply.Content content) {
            Optional<ListPage> page = ListPage.parse(content.text());
            if (page.isEmpty()) {
                return Listing.broken(items, NO_LIST);
            }
            boolean nameless = false;
            for (JsonNode found : page.get().rows()) {
                T item = row.read(found, content.from());
                if (name.apply(item).isEmpty()) {
                    nameless = true;
                } else if (names.add(name.apply(item))) {
                    items.add(item);
                }
            }
            if (nameless) {
                return Listing.broken(items, ListPage.NAMELESS);
            }
            visited.add(content.from());
            Optional<String> link = next(page.get(), content.from(), items.size());
            if (link.isEmpty()) {
                return Listing.complete(items);
            }
            Optional<URI> next = urls.follow(content.from(), link.get()).filter(visited::add);
            if (next.isEmpty()) {
                return Listing.broken(items, BAD_LINK);
            }
            reply = http.get(kind, next.get(), BodyFormat.JSON);
        }
        return Listing.broken(items, (Failure) reply);
    }

    /** A page that is exactly full and names no successor may all the same have one. Both options, since one alone yields nothing. */
    private static Optional<String> next(ListPage page, URI from, int seen) {
        if (page.nextLink().isPresent() || page.rows().size() != PAGE) {
            return page.nextLink();
        }
        return Optional.of(from.getRawPath() + "?$top=" + PAGE + "&$skip=" + seen);
    }

    /** The first page from the first generation of paths that exists. */
    private Reply first(CallKind kind, Function<CatalogRoot, URI> address) {
        if (known.isPresent()) {
            return http.get(kind, address.apply(known.get()), BodyFormat.JSON);
        }
        Reply current = http.get(kind, address.apply(CatalogRoot.CURRENT), BodyFormat.JSON);
        if (!(current instanceof Failure failure && failure.isAbsence())) {
            return remember(CatalogRoot.CURRENT, current);
        }
        return remember(CatalogRoot.LEGACY, http.get(kind, address.apply(CatalogRoot.LEGACY), BodyFormat.JSON));
    }

    private Reply remember(CatalogRoot root, Reply reply) {
        if (reply instanceof Reply.Content) {
            known = Optional.of(root);
        }
        return reply;
    }

    private CatalogAsset asset(JsonNode row, URI from) {
        return new CatalogAsset(
                ListPage.member(row, "name"),
                ListPage.member(row, "label"),
                link(row, "assetRelationalMetadataUrl", from),
                link(row, "assetAnalyticalMetadataUrl", from));
    }

    private Optional<URI> link(JsonNode row, String member, URI from) {
        String link = ListPage.member(row, member);
        return link.isEmpty() ? Optional.empty() : urls.follow(from, link);
    }
}
