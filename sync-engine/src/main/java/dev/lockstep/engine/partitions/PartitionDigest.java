package dev.lockstep.engine.partitions;

import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.spi.Form;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** Digests of partitions and of changes to them. */
final class PartitionDigest {
    /** By the first value that differs. */
    static final Comparator<List<String>> ORDER = (one, other) -> {
        for (int i = 0; i < Math.min(one.size(), other.size()); i++) {
            int compared = one.get(i).compareTo(other.get(i));
            if (compared != 0) {
                return compared;
            }
        }
        return Integer.compare(one.size(), other.size());
    };

    private final MessageDigest all = sha256();

    /** @param kind of the change; @param content digest of what is desired */
    void add(String kind, List<String> values, long content) {
        String line =
                CanonicalJson.print(Tree.seq(values.stream().map(Tree::text).toList()));
        all.update("%s %s %016x\n".formatted(kind, line, content).getBytes(StandardCharsets.UTF_8));
    }

    String value() {
        return HexFormat.of().formatHex(all.digest());
    }

    /** Sixty-four bits of a form: one partition is compared with itself only. */
    static long of(Form form) {
        Map<String, Tree> members = new TreeMap<>();
        form.fields().forEach((path, value) -> members.put(path.pointer(), tree(value)));
        byte[] hash =
                sha256().digest(CanonicalJson.print(new Tree.Node(members)).getBytes(StandardCharsets.UTF_8));
        return ByteBuffer.wrap(hash).getLong();
    }

    private static Tree tree(Form.Value value) {
        return value instanceof Form.Value.Names names
                ? Tree.seq(names.names().stream().map(Tree::text).toList())
                : Tree.text(((Form.Value.Text) value).text());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
