package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.AssetLedger;
import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.LedgerEntry;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/** Adds up what becomes of facts, asset by asset. For one thread. */
final class FidelityCount {
    private final SortedMap<Carrier, Long> carriers = new TreeMap<>();
    private long facts;
    private long added;
    private long byRule;

    /** @param ledger the target's, of the desired asset */
    void add(Desired desired, List<Carried> ledger) {
        if (desired.mapped().applied().isEmpty() && desired.losses().isEmpty()) {
            facts += ledger.size();
            ledger.forEach(entry -> carriers.merge(entry.carrier(), 1L, Long::sum));
        } else {
            AssetLedger.of(desired.mapped(), desired.losses(), ledger).forEach(this::add);
        }
    }

    Fidelity total() {
        return new Fidelity(facts, added, byRule, carriers);
    }

    private void add(LedgerEntry entry) {
        facts += entry.source().isPresent() ? 1 : 0;
        added += entry.source().isPresent() ? 0 : 1;
        byRule += entry.rule().isPresent() ? 1 : 0;
        carriers.merge(entry.carrier(), 1L, Long::sum);
    }
}
