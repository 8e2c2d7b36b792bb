package dev.lockstep.glue.mapping;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Collects readable parameters: one line each, none empty, keys that Glue takes. For one thread. */
final class Words {
    /** Longest readable value, in bytes; the model keeps what is longer. A people's rule, not Glue's. */
    private static final int MAX_VALUE = 4_000;

    /** Longest key, in bytes. Source: Glue API, KeyString. */
    private static final int MAX_KEY = 255;

    private final Map<String, String> words = new LinkedHashMap<>();
    private boolean shortened;

    void put(String key, String text) {
        TextFit value = TextFit.oneLine(text, MAX_VALUE);
        TextFit name = TextFit.oneLine(ParameterKeys.READABLE + key, MAX_KEY);
        shortened |= value.changed() || name.changed();
        if (!name.changed() && !value.text().isEmpty()) {
            words.put(name.text(), value.text());
        }
    }

    void put(String key, Optional<String> text) {
        text.ifPresent(value -> put(key, value));
    }

    void put(String key, List<String> items) {
        if (!items.isEmpty()) {
            put(key, String.join(", ", items));
        }
    }

    void putFlag(String key, boolean flag) {
        if (flag) {
            put(key, "true");
        }
    }

    /** A constant as people write it: small letters, hyphens. */
    static String of(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Whether something could not be shown as it is. */
    boolean shortened() {
        return shortened;
    }

    /** Drops what a form says as well. */
    void leaveTo(Map<String, String> members) {
        words.keySet()
                .removeIf(key -> ContextMembers.mayLeave(key.substring(ParameterKeys.READABLE.length()), members));
    }

    Map<String, String> toMap() {
        return words;
    }
}
