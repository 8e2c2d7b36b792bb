package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
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
            pointer.append('/').append(segment.replace("~", "~0").replace("/", "~1"));
        }
        return new FieldPath(pointer.toString());
    }

    public List<String> segments() {
        return Arrays.stream(pointer.substring(1).split("/", -1))
                .map(segment -> segment.replace("~1", "/").replace("~0", "~"))
                .toList();
    }

    public FieldPath child(String segment) {
        return new FieldPath(pointer + of(segment).pointer);
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

    @Override
    public int compareTo(FieldPath other) {
        return pointer.compareTo(other.pointer);
    }

    @Override
    public String toString() {
        return pointer.substring(1);
    }
}
