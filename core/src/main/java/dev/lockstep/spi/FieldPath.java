package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/**
 * Names a field of a {@link Form}: segments joined as a JSON pointer, such as {@code /columns/net_amount/comment}.
 *
 * @param pointer starts with a slash; inside a segment {@code ~} is {@code ~0} and {@code /} is {@code ~1}. Source: RFC 6901
 */
public record FieldPath(String pointer) implements Comparable<FieldPath> {
    public FieldPath {
        requireNonNull(pointer, "pointer is null");
        if (!pointer.startsWith("/")) {
            throw new IllegalArgumentException("not a field path: " + pointer);
        }
    }

    public static FieldPath of(String... segments) {
        StringBuilder pointer = new StringBuilder();
        for (String segment : segments) {
            pointer.append('/').append(escape(segment));
        }
        return new FieldPath(pointer.toString());
    }

    public List<String> segments() {
        List<String> segments = new ArrayList<>();
        int start = 1;
        for (int end = pointer.indexOf('/', start); end >= 0; end = pointer.indexOf('/', start)) {
            segments.add(unescape(pointer.substring(start, end)));
            start = end + 1;
        }
        segments.add(unescape(pointer.substring(start)));
        return Collections.unmodifiableList(segments);
    }

    public FieldPath child(String segment) {
        return new FieldPath(pointer + '/' + escape(segment));
    }

    /** The direct child of {@code list} that this path is or lies below; empty when it does not lie below it. */
    public Optional<FieldPath> memberOf(FieldPath list) {
        int start = list.pointer.length();
        if (!pointer.startsWith(list.pointer) || pointer.length() == start || pointer.charAt(start) != '/') {
            return Optional.empty();
        }
        int end = pointer.indexOf('/', start + 1);
        return Optional.of(end < 0 ? this : new FieldPath(pointer.substring(0, end)));
    }

    private static String escape(String segment) {
        return segment.replace("~", "~0").replace("/", "~1");
    }

    private static String unescape(String segment) {
        return segment.indexOf('~') < 0 ? segment : segment.replace("~1", "/").replace("~0", "~");
    }

    @Override
    public int compareTo(FieldPath other) {
        return pointer.compareTo(other.pointer);
    }

    @Override
    public String toString() {
        return pointer.substring(1);
    }
}
