package dev.lockstep.spi;

import java.util.Optional;

/**
 * Remembers native documents between runs, so that an unchanged object need not be read again. Thread-safe. An implementation may forget
 * anything at any time.
 */
public interface DocumentCache {
    /** The document saved under {@code key}, if it was saved with the same {@code stamp}. */
    Optional<String> find(String key, String stamp);

    /**
     * Remembers {@code document}, in place of what was under {@code key}.
     *
     * @param key names the document across runs and systems
     * @param stamp the source's own change marker, such as its change date
     */
    void save(String key, String stamp, String document);

    /** Remembers nothing. */
    static DocumentCache none() {
        return new DocumentCache() {
            @Override
            public Optional<String> find(String key, String stamp) {
                return Optional.empty();
            }

            @Override
            public void save(String key, String stamp, String document) {
                // nothing is kept
            }
        };
    }
}
