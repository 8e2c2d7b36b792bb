package dev.lockstep.engine.mapping;

import dev.lockstep.engine.mapping.rules.Applied;
import dev.lockstep.engine.mapping.rules.Mapped;
import dev.lockstep.model.Loss;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Joins what could not be read of an asset, what rules did to it and what the target does with it. Pure. */
public final class AssetLedger {
    private final Mapped mapped;
    private final Unread unread;
    private final Map<List<String>, Carried> carried = new LinkedHashMap<>();
    private final Map<List<String>, Fact> desired = new LinkedHashMap<>();

    private AssetLedger(Mapped mapped, List<Loss> unread, List<Carried> ledger) {
        this.mapped = mapped;
        this.unread = new Unread(unread);
        ledger.forEach(entry -> carried.put(entry.path(), entry));
        Fact.of(mapped.asset()).forEach(fact -> desired.put(fact.path(), fact));
    }

    /**
     * One entry for each fact of the source, in its order, then one for each that could not be read, then one for each fact that only rules
     * say.
     *
     * @param unread what of the source could not be read, or was read as less than it says
     * @param ledger the target's, of the desired asset
     */
    public static List<LedgerEntry> of(Mapped mapped, List<Loss> unread, List<Carried> ledger) {
        return new AssetLedger(mapped, unread, ledger).entries();
    }

    /** How many facts the source states: those that were read, and those that could not be. */
    public static int facts(Finding.Found found) {
        int read = Fact.of(found.asset()).size();
        return found.losses().isEmpty() ? read : read + Unread.count(found.asset(), found.losses());
    }

    private List<LedgerEntry> entries() {
        List<LedgerEntry> entries = new ArrayList<>();
        for (Fact fact : Fact.of(mapped.source())) {
            Optional<Fact> now = Optional.ofNullable(desired.remove(fact.path()));
            entries.add(unread.mark(now.map(target -> kept(fact, target)).orElseGet(() -> leftOut(fact))));
        }
        entries.addAll(unread.entries());
        desired.values().forEach(fact -> entries.add(added(fact)));
        return entries;
    }

    private LedgerEntry kept(Fact source, Fact target) {
        Optional<Applied> exact =
                last(source.path()).filter(applied -> applied.path().equals(source.path()));
        boolean changed = exact.isPresent() || !source.value().equals(target.value());
        Optional<String> rule = changed ? last(source.path()).map(Applied::rule) : Optional.empty();
        String shown = exact.map(Applied::after).orElseGet(target::shownValue);
        return entry(source.path(), Optional.of(source.shownValue()), rule, shown);
    }

    private LedgerEntry added(Fact target) {
        return entry(target.path(), Optional.empty(), last(target.path()).map(Applied::rule), target.shownValue());
    }

    private LedgerEntry leftOut(Fact source) {
        Optional<String> rule = last(source.path()).map(Applied::rule);
        return new LedgerEntry(
                source.path(),
                Optional.of(source.shownValue()),
                rule,
                Optional.empty(),
                Carrier.DROPPED,
                Optional.empty(),
                "left out or replaced by the rule " + rule.orElse("?"));
    }

    private LedgerEntry entry(List<String> path, Optional<String> source, Optional<String> rule, String target) {
        Carried entry = carried.get(path);
        return new LedgerEntry(path, source, rule, Optional.of(target), entry.carrier(), entry.field(), entry.cause());
    }

    private Optional<Applied> last(List<String> path) {
        return mapped.applied().stream().filter(applied -> applied.covers(path)).reduce((first, second) -> second);
    }
}
