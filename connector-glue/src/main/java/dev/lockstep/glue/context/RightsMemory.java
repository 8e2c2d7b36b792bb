package dev.lockstep.glue.context;

import static java.util.Objects.requireNonNull;

import dev.lockstep.spi.DocumentCache;
import java.util.List;
import java.util.function.Supplier;

/** What the last run that writes was refused in the business context, for those that only look and must not try. Thread-safe. */
public final class RightsMemory {
    private static final String STAMP = "1";

    private final DocumentCache cache;
    private final Supplier<String> system;

    /** @param cache may forget: then nothing is taken to be refused; @param system alias of the catalog */
    public RightsMemory(DocumentCache cache, Supplier<String> system) {
        this.cache = requireNonNull(cache, "cache is null");
        this.system = requireNonNull(system, "system is null");
    }

    void save(List<String> refused) {
        cache.save(key(), STAMP, String.join("\n", refused));
    }

    /** One sentence each. */
    List<String> last() {
        return cache.find(key(), STAMP).stream()
                .flatMap(String::lines)
                .map(refusal -> "the last run was refused: " + refusal)
                .toList();
    }

    private String key() {
        return "glue/context-rights/" + system.get();
    }
}
