package dev.lockstep.engine.state;

import dev.lockstep.spi.DocumentCache;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import java.util.zip.GZIPOutputStream;

/** Documents, compressed. A key that is too long for the store is not remembered. */
final class SqlDocumentCache implements DocumentCache {
    private static final int MAX_KEY = 2000;

    private final Database database;

    SqlDocumentCache(Database database) {
        this.database = database;
    }

    @Override
    public Optional<String> find(String key, String stamp) {
        return database
                .query(
                        "select content from document where name = ? and stamp = ?",
                        row -> unpack(row.getBytes(1)),
                        key,
                        stamp)
                .stream()
                .flatMap(Optional::stream)
                .findFirst();
    }

    @Override
    public void save(String key, String stamp, String document) {
        if (key.length() > MAX_KEY || stamp.length() > MAX_KEY) {
            return;
        }
        database.update(
                "insert into document (name, stamp, content) values (?, ?, ?)"
                        + " on conflict (name) do update set stamp = excluded.stamp, content = excluded.content",
                key,
                stamp,
                pack(document));
    }

    private static byte[] pack(String document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(document.getBytes(StandardCharsets.UTF_8));
        } catch (IOException e) {
            throw new UncheckedIOException("cannot compress in memory", e);
        }
        return bytes.toByteArray();
    }

    /** What does not pass the check sum is forgotten. */
    private static Optional<String> unpack(byte[] content) {
        try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(content))) {
            return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
        } catch (IOException e) {
            return Optional.empty();
        }
    }
}
