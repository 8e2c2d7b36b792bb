package dev.lockstep.engine.report;

import dev.lockstep.engine.Explanation;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Asset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Puts the facts of a column's type into one line. */
final class TypeLines {
    private static final int TYPE = 2;

    private TypeLines() {}

    static List<LedgerEntry> joined(Explanation explanation, List<LedgerEntry> entries) {
        List<LedgerEntry> lines = new ArrayList<>();
        Set<List<String>> seen = new HashSet<>();
        for (LedgerEntry entry : entries) {
            boolean isType = entry.path().size() > TYPE + 1
                    && entry.path().get(0).equals("columns")
                    && entry.path().get(TYPE).equals("type");
            if (!isType) {
                lines.add(entry);
            } else if (seen.add(entry.path().subList(0, TYPE + 1))) {
                lines.add(line(explanation, entry));
            }
        }
        return lines;
    }

    private static LedgerEntry line(Explanation explanation, LedgerEntry first) {
        Mapped mapped = explanation.mapped().orElseThrow();
        List<String> path = first.path().subList(0, TYPE + 1);
        Optional<String> rule = mapped.applied().stream()
                .filter(applied -> applied.covers(path))
                .map(applied -> applied.rule())
                .reduce((one, two) -> two);
        return new LedgerEntry(
                path,
                type(mapped.source(), path.get(1)),
                rule.or(first::rule),
                type(mapped.asset(), path.get(1)),
                first.carrier(),
                first.field(),
                first.cause());
    }

    private static Optional<String> type(Asset asset, String column) {
        return asset.columns().stream()
                .filter(found -> found.name().equals(column))
                .findFirst()
                .map(found -> TypeText.of(found.type()));
    }
}
