package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.spi.DocumentCache;
import java.net.URI;
import java.time.Clock;
import java.util.Arrays;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The documents of design-time objects, from the cache when the lists say that nothing changed. Thread-safe. */
final class ObjectDocuments {
    private final String origin;
    private final DesignTimePlane designTime;
    private final DocumentCache cache;
    private final Clock clock;

    /** @param origin of the tenant, so that two of them never share a document */
    ObjectDocuments(String origin, DesignTimePlane designTime, DocumentCache cache, Clock clock) {
        this.origin = origin;
        this.designTime = designTime;
        this.cache = cache;
        this.clock = clock;
    }

    /**
     * Text of the document, or why there is none. A type that does not know the object is no proof: the others are asked, too,
     * and as long as one of them does not answer, nobody can say that the object has no document.
     */
    Reply read(String space, ListedObject object) {
        String key = key(origin, space, object.segment().path(), object.name());
        Optional<String> stamp = object.stamp(clock.instant());
        Optional<String> kept = stamp.flatMap(marker -> cache.find(key, marker));
        if (kept.isPresent()) {
            return new Reply.Content(kept.get(), URI.create(""));
        }
        Reply reply = fetch(space, object);
        if (reply instanceof Reply.Content content && stamp.isPresent()) {
            cache.save(key, stamp.get(), content.text());
        }
        return reply;
    }

    private Reply fetch(String space, ListedObject object) {
        Reply first = designTime.readObject(space, object.segment(), object.name());
        if (!(first instanceof Failure failure && failure.reason() == Reply.Reason.NOT_FOUND)) {
            return first;
        }
        for (Segment sibling : Segment.values()) {
            if (sibling != object.segment()) {
                Reply other = designTime.readObject(space, sibling, object.name());
                if (other instanceof Reply.Content || ((Failure) other).isSilence()) {
                    return other;
                }
            }
        }
        return first;
    }

    /** Parts joined with slashes, each percent-encoded, so that no two objects share a key. */
    static String key(String... parts) {
        return Stream.concat(Stream.of("datasphere"), Arrays.stream(parts).map(TenantUrls::encode))
                .collect(Collectors.joining("/"));
    }
}
