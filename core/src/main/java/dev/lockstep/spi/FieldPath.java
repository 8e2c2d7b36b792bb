package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.Arrays;
import java.util.List;

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

    public boolean startsWith(FieldPath prefix) {
        return pointer.equals(prefix.pointer) || pointer.startsWith(prefix.pointer + "/");
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
