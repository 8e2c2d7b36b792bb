package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.datasphere.client.Reply.Failure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Lists and reads design-time objects. Thread-safe. */
final class DesignTimePlane {
    /** Longest page a tenant gives; without the option it is 25. Source: list commands of SAP's command line client, {@code --top}. */
    static final int PAGE = 200;

    /** What a server may make of a longer page without a word: such a page may be the last or not. */
    private static final Set<Integer> OTHER_PAGES = Set.of(25, 50, 100);

    private static final int MAX_STARTS = 3;
    private static final Failure NO_LIST = new Failure(
            Reply.Reason.MALFORMED,
            "answered with something that is no list",
            "Check url: this does not look like a Datasphere tenant.");
    private static final Failure UNSTEADY = new Failure(
            Reply.Reason.UNAVAILABLE,
            "the list changed while it was read, three times over",
            "Run again when nobody is deploying.");

    private final TenantHttp http;
    private final TenantUrls urls;

    DesignTimePlane(TenantHttp http, TenantUrls urls) {
        this.http = http;
        this.urls = urls;
    }

    /** Ids of the spaces the principal may see. */
    Listing<String> listSpaces() {
        Reply reply = http.get(CallKind.LIST_SPACES, urls.spaces(), BodyFormat.JSON);
        if (reply instanceof Failure failure) {
            return Listing.broken(List.of(), failure);
        }
        Optional<ListPage> page = ListPage.parse(((Reply.Content) reply).text());
        return page.map(found -> spaces(found.rows())).orElseGet(() -> Listing.broken(List.of(), NO_LIST));
    }

    private static Listing<String> spaces(List<JsonNode> rows) {
        List<String> names = rows.stream()
                .map(row -> row.isTextual() ? row.asText() : ListPage.member(row, "name"))
                .filter(name -> !name.isEmpty())
                .toList();
        return names.size() == rows.size() ? Listing.complete(names) : Listing.broken(names, ListPage.NAMELESS);
    }

    /**
     * All objects of one type. Each page after the first starts with the last object of the page before: when another object stands
     * there, the list shrank or grew meanwhile and something may have slipped between the pages, so the list is read from its start again.
     */
    Listing<ListedObject> listObjects(String space, Segment segment) {
        List<ListedObject> seen = List.of();
        for (int start = 0; start < MAX_STARTS; start++) {
            Pages pages = new Pages(space, segment);
            pages.readAll();
            if (!pages.slipped) {
                return new Listing<>(pages.objects, pages.failure);
            }
            seen = pages.objects;
        }
        return Listing.broken(seen, UNSTEADY);
    }

    Reply readObject(String space, Segment segment, String name) {
        return http.get(CallKind.READ_OBJECT, urls.object(space, segment, name), BodyFormat.CSN);
    }

    /** One pass over a list. For one thread. */
    private final class Pages {
        private final String space;
        private final Segment segment;
        private final List<ListedObject> objects = new ArrayList<>();
        private Optional<Failure> failure = Optional.empty();
        private boolean slipped;
        private boolean more = true;

        private Pages(String space, Segment segment) {
            this.space = space;
            this.segment = segment;
        }

        private void readAll() {
            while (more) {
                readPage(Math.max(0, objects.size() - 1));
            }
        }

        private void readPage(int skip) {
            Reply reply = http.get(CallKind.LIST_OBJECTS, urls.objects(space, segment, PAGE, skip), BodyFormat.JSON);
            Optional<ListPage> page =
                    reply instanceof Reply.Content content ? ListPage.parse(content.text()) : Optional.empty();
            if (page.isEmpty()) {
                failure = Optional.of(reply instanceof Failure found ? found : NO_LIST);
                more = false;
                return;
            }
            List<ListedObject> found = page.get().rows().stream()
                    .map(row -> object(segment, row))
                    .filter(object -> !object.name().isEmpty())
                    .toList();
            int before = objects.size();
            append(found);
            boolean nameless = found.size() < page.get().rows().size();
            failure = nameless ? Optional.of(ListPage.NAMELESS) : Optional.empty();
            boolean grew = objects.size() > before;
            more = !slipped && !nameless && grew && isFull(page.get().rows().size());
        }

        private boolean isFull(int rows) {
            return rows >= PAGE || OTHER_PAGES.contains(rows);
        }

        private void append(List<ListedObject> found) {
            if (objects.isEmpty()) {
                objects.addAll(found);
            } else if (found.isEmpty()
                    || !found.get(0)
                            .name()
                            .equals(objects.get(objects.size() - 1).name())) {
                slipped = true;
            } else {
                objects.addAll(found.subList(1, found.size()));
            }
        }
    }

    private static ListedObject object(Segment segment, JsonNode row) {
        return new ListedObject(
                segment,
                row.isTextual() ? row.asText() : ListPage.member(row, "technicalName"),
                ListPage.member(row, "status"),
                ListPage.member(row, "changedOn"),
                ListPage.member(row, "deployedOn"));
    }
}
