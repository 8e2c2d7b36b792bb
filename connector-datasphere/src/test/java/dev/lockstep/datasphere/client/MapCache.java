package dev.lockstep.datasphere.client;

import dev.lockstep.spi.DocumentCache;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** A cache in memory that forgets nothing. */
final class MapCache implements DocumentCache {
    private record Entry(String stamp, String document) {}

    private final Map<String, Entry> entries = new ConcurrentHashMap<>();

    @Override
    public Optional<String> find(String key, String stamp) {
        return Optional.ofNullable(entries.get(key))
                .filter(entry -> entry.stamp().equals(stamp))
                .map(Entry::document);
    }

    @Override
    public void save(String key, String stamp, String document) {
        entries.put(key, new Entry(stamp, document));
    }

    int size() {
        return entries.size();
    }
}
