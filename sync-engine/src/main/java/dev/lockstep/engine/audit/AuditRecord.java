package dev.lockstep.engine.audit;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * One line: a canonical JSON object whose last member is the hash of the object without it.
 *
 * @param line without line end
 * @param hash of it, in hexadecimal digits
 */
record AuditRecord(String line, String hash) {
    /** What the first record names as the hash before it. */
    static final String START = "0".repeat(64);

    private static final long VERSION = 1;
    private static final String HASH = "hash";
    private static final String PREVIOUS = "previous";

    static AuditRecord of(
            String run, long sequence, Instant time, String event, Map<String, Tree> details, String previous) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("formatVersion", Tree.number(VERSION));
        members.put("run", Tree.text(run));
        members.put("sequence", Tree.number(sequence));
        members.put("time", Tree.text(time.toString()));
        members.put("event", Tree.text(event));
        members.putAll(details);
        members.put(PREVIOUS, Tree.text(previous));
        String text = CanonicalJson.print(new Tree.Node(members));
        String hash = sha256(text);
        return new AuditRecord("%s,\"%s\":\"%s\"}".formatted(text.substring(0, text.length() - 1), HASH, hash), hash);
    }

    /** @throws java.time.DateTimeException if there is none */
    static Instant timeOf(Tree.Node line) {
        return Instant.parse(line.findText("time").orElse(""));
    }

    /** What is wrong with {@code line} as the successor of {@code previous}; empty when nothing is. */
    static Optional<String> fault(String line, long sequence, String previous) {
        Optional<Tree.Node> parsed = parse(line);
        if (parsed.isEmpty()) {
            return Optional.of("is no record");
        }
        if (!parsed.get().find("formatVersion").equals(Optional.of(Tree.number(VERSION)))) {
            return Optional.of("has a format version that this program does not know; it knows " + VERSION);
        }
        Map<String, Tree> members = new LinkedHashMap<>(parsed.get().members());
        members.remove(HASH);
        String hash = sha256(CanonicalJson.print(new Tree.Node(members)));
        if (!parsed.get().findText(HASH).equals(Optional.of(hash))) {
            return Optional.of("was altered");
        }
        if (!parsed.get().findText(PREVIOUS).equals(Optional.of(previous))
                || !parsed.get().find("sequence").equals(Optional.of(Tree.number(sequence)))) {
            return Optional.of("does not follow the line before: lines were removed, added or moved");
        }
        return Optional.empty();
    }

    static Optional<Tree.Node> parse(String line) {
        try {
            return CanonicalJson.parse(line) instanceof Tree.Node node ? Optional.of(node) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    static String hashOf(String line) {
        return parse(line).flatMap(node -> node.findText(HASH)).orElse("");
    }

    private static String sha256(String text) {
        try {
            byte[] hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
