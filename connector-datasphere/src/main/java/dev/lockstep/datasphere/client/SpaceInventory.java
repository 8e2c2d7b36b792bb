package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Completeness.Gap;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * Everything both planes list in one space, merged by technical name.
 *
 * @param objects by name; @param completeness whether the lists are whole
 * @param silence why a list of the design-time plane did not come: then an object that only the catalog has may well have a document
 */
record SpaceInventory(
        SortedMap<String, SpaceObject> objects, Completeness completeness, Optional<Reply.Failure> silence) {
    SpaceInventory {
        objects = Collections.unmodifiableSortedMap(new TreeMap<>(objects));
        requireNonNull(completeness, "completeness is null");
        requireNonNull(silence, "silence is null");
    }

    /** The lists of all types and the catalog's, side by side. */
    static SpaceInventory read(String space, DesignTimePlane designTime, CatalogPlane catalog, Parallel parallel) {
        List<Supplier<Part>> lists = Stream.concat(
                        Arrays.stream(Segment.values()).map(segment -> (Supplier<Part>) () ->
                                Part.of(segment.words(), designTime.listObjects(space, segment), SpaceObject::of)),
                        Stream.of(
                                (Supplier<Part>) () -> Part.of("catalog", catalog.listAssets(space), SpaceObject::of)))
                .toList();
        List<Part> parts = parallel.map(lists, Supplier::get);
        SortedMap<String, SpaceObject> merged = new TreeMap<>();
        parts.forEach(part -> part.objects().forEach(object -> merged.merge(object.name(), object, SpaceObject::and)));
        Optional<Reply.Failure> silence = parts.subList(0, Segment.values().length).stream()
                .flatMap(part -> part.failure().stream())
                .filter(Reply.Failure::isSilence)
                .findFirst();
        return new SpaceInventory(merged, completeness(space, parts), silence);
    }

    /**
     * Marker of the whole space that changes when any listed object does; empty when one of them has none.
     *
     * @param now as for {@link ListedObject#stamp}
     */
    Optional<String> stamp(Instant now) {
        MessageDigest digest = sha256();
        for (SpaceObject object : objects.values()) {
            Optional<String> stamp = object.listed().flatMap(listed -> listed.stamp(now));
            if (object.listed().isPresent() && stamp.isEmpty()) {
                return Optional.empty();
            }
            digest.update((object.name() + "\n" + stamp.orElse("") + "\n").getBytes(StandardCharsets.UTF_8));
        }
        return Optional.of(HexFormat.of().formatHex(digest.digest()));
    }

    /** One list. @param scope what it lists, for people */
    private record Part(String scope, List<SpaceObject> objects, Optional<Reply.Failure> failure) {
        private static <T> Part of(String scope, Listing<T> listing, Function<T, SpaceObject> object) {
            return new Part(scope, listing.items().stream().map(object).toList(), listing.failure());
        }
    }

    /** A space that is closed altogether is one gap, not five. */
    private static Completeness completeness(String space, List<Part> parts) {
        List<Gap> gaps = new ArrayList<>();
        parts.forEach(part -> part.failure()
                .ifPresent(failure -> gaps.add(Gaps.of("space %s, %s".formatted(space, part.scope()), failure))));
        boolean same = gaps.stream().map(Gap::cause).distinct().count() == 1;
        return gaps.size() == parts.size() && same
                ? Completeness.incomplete(
                        "space " + space, gaps.get(0).cause(), gaps.get(0).remedy())
                : new Completeness(gaps);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
