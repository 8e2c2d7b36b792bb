package dev.lockstep.glue.mapping;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** What the members of the forms are called, and which readable parameters they stand for. Never rename one: forms in catalogs have it. */
final class ContextMembers {
    static final String LABEL = "label";
    static final String DESCRIPTION = "description";

    /** Readable keys that a table's form holds, in the order of its schema. */
    static final List<String> OF_TABLE = List.of(
            LABEL,
            DESCRIPTION,
            "system",
            "space",
            "name",
            "kind",
            "usage",
            "keys",
            "measures",
            "dimensions",
            "hierarchies",
            "variables",
            "associations",
            "upstream",
            "access-controls",
            "owner",
            "steward",
            "contact",
            "certification",
            "release-state",
            "successor",
            "tags",
            "glossary");

    /** Readable keys that a column's form holds, in the order of its schema. */
    static final List<String> OF_COLUMN = List.of(
            LABEL,
            DESCRIPTION,
            "name",
            "key",
            "role",
            "aggregation",
            "exception-aggregation",
            "currency",
            "unit",
            "text",
            "text-association",
            "foreign-key",
            "hidden",
            "tags",
            "glossary");

    /** What the catalog's own fields say about every column; for these alone no column gets a form. */
    private static final Set<String> SAID_ANYWAY = Set.of(LABEL, "name", "key");

    /** What tells an object from others, and tools look for in parameters: it stays there whatever a form says. */
    private static final Set<String> STAYS = Set.of("system", "space", "name", "kind", "keys", "key", "upstream");

    private ContextMembers() {}

    /** {@code releaseState} for {@code release-state}. */
    static String name(String key) {
        var name = new StringBuilder();
        for (String word : key.split("-", -1)) {
            name.append(name.isEmpty() ? word : Character.toUpperCase(word.charAt(0)) + word.substring(1));
        }
        return name.toString();
    }

    /** Of {@code words} those that {@code keys} names, as members. */
    static SortedMap<String, String> of(List<String> keys, Words words) {
        Map<String, String> all = words.toMap();
        SortedMap<String, String> members = new TreeMap<>();
        keys.forEach(key -> Optional.ofNullable(all.get(ParameterKeys.READABLE + key))
                .ifPresent(text -> members.put(name(key), text)));
        return members;
    }

    /** Whether a column's form would say more than the column itself. */
    static boolean isTelling(Map<String, String> members) {
        return members.keySet().stream().anyMatch(member -> !SAID_ANYWAY.contains(member));
    }

    /** Whether the readable key may leave the parameters when {@code members} say the same. */
    static boolean mayLeave(String key, Map<String, String> members) {
        return !STAYS.contains(key) && members.containsKey(name(key));
    }

    /** Whether the member says exactly {@code value}; a constant may be in small letters. */
    static boolean says(Map<String, String> members, String key, String value) {
        String text = members.getOrDefault(name(key), "");
        return !text.isEmpty()
                && (text.equals(value)
                        || text.equals(value.toLowerCase(Locale.ROOT).replace('_', '-')));
    }
}
