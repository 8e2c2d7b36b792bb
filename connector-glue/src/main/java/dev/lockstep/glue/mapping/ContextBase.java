package dev.lockstep.glue.mapping;

import static java.util.stream.Collectors.joining;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import java.util.Collections;
import java.util.HashMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What we last wrote to a form, as the form itself tells: a digest of each member, in the member {@link ContextSchema#WRITTEN}. So an edit by
 * others is told from our own last word without any other source, whatever happened since.
 *
 * @param digests by member
 */
public record ContextBase(SortedMap<String, String> digests) {
    private static final int DIGITS = 12;

    public ContextBase {
        digests = Collections.unmodifiableSortedMap(new TreeMap<>(digests));
    }

    /** The base of a form that we are about to write. */
    public static ContextBase of(Map<String, String> desired) {
        SortedMap<String, String> digests = new TreeMap<>();
        desired.forEach((name, text) -> digests.put(name, digest(Tree.text(text))));
        return new ContextBase(digests);
    }

    /** What {@link #print} printed; whatever else stands there says nothing. */
    public static ContextBase parse(String text) {
        Map<String, String> digests = new HashMap<>();
        for (String entry : text.split(",", -1)) {
            String[] parts = entry.split(":", -1);
            if (parts.length == 2) {
                digests.put(parts[0].strip(), parts[1].strip());
            }
        }
        return new ContextBase(new TreeMap<>(digests));
    }

    /** {@code label:0a1b2c3d4e5f,steward:…}; empty when nothing is ours. */
    public String print() {
        return digests.entrySet().stream()
                .map(entry -> entry.getKey() + ":" + entry.getValue())
                .collect(joining(","));
    }

    /** Whether we wrote this member. */
    boolean knows(String name) {
        return digests.containsKey(name);
    }

    /** Whether the member is still as we wrote it. */
    public boolean isOurs(String name, Tree value) {
        return digest(value).equals(digests.get(name));
    }

    private static String digest(Tree value) {
        String whole = Fingerprint.ofText(CanonicalJson.print(value)).value();
        return whole.substring(whole.length() - DIGITS);
    }
}
