package dev.lockstep.engine.mapping;

import dev.lockstep.config.NearestName;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Column;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** Remembers what a run saw, to say what an entry of the curated file that matched nothing was probably meant for. For one thread. */
final class Seen {
    private final Set<String> wanted = new HashSet<>();
    private final Set<String> assets = new TreeSet<>();
    private final Set<String> unread = new HashSet<>();
    private final Map<String, List<String>> columns = new HashMap<>();

    /** @param entries without any, nothing is remembered */
    Seen(List<Rule> entries) {
        entries.forEach(entry -> wanted.add(entry.match().shownName()));
    }

    void add(Mapped mapped) {
        if (!wanted.isEmpty()) {
            String name = name(mapped.id());
            assets.add(name);
            if (wanted.contains(name)) {
                columns.put(
                        name,
                        mapped.source().columns().stream().map(Column::name).toList());
            }
        }
    }

    void addUnread(AssetId id) {
        unread.add(name(id));
    }

    /** Why {@code entry} matched nothing. */
    String missing(Rule entry) {
        Match match = entry.match();
        String name = match.shownName();
        if (unread.contains(name)) {
            return "%s is there, but is no asset now".formatted(name);
        }
        if (match.columns().isPresent() && columns.containsKey(name)) {
            String column = match.columns().get().names().toString();
            return "%s has no column %s%s".formatted(name, column, meant(columns.get(name), column));
        }
        return "there is no %s%s".formatted(name, meant(assets, name));
    }

    private static String meant(Collection<String> names, String found) {
        return NearestName.find(names, found)
                .map("; did you mean %s?"::formatted)
                .orElse("");
    }

    private static String name(AssetId id) {
        return id.container() + "." + id.name();
    }
}
