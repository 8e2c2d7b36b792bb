package dev.lockstep.engine.laws;

import dev.lockstep.engine.AuditJournal;
import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.audit.AuditRun;
import dev.lockstep.engine.plan.MadeChange;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/** An audit record in memory: holds texts, as a file does. */
final class Evidence implements Audit {
    private final AtomicLong sequence = new AtomicLong();
    private final Map<Long, String> intended = new LinkedHashMap<>();
    private final Map<Long, String> outcomes = new LinkedHashMap<>();

    AuditJournal journal() {
        return new AuditJournal(() -> this, () -> 0);
    }

    @Override
    public synchronized long intended(Tree.Node change) {
        intended.put(sequence.incrementAndGet(), CanonicalJson.print(change));
        return sequence.get();
    }

    @Override
    public synchronized void done(long number, Tree.Node outcome) {
        outcomes.put(number, outcome.findText("status").orElseThrow());
    }

    @Override
    public void close() {
        // nothing is open
    }

    /** The run as `undo` reads it; without the outcomes of the {@code lost} last writes, as after a crash. */
    RecordedRun run(int lost) {
        List<MadeChange> made = new ArrayList<>();
        intended.forEach((number, text) -> {
            String status = number > sequence.get() - lost ? "UNKNOWN" : outcomes.get(number);
            if (List.of("WRITTEN", "UNKNOWN").contains(status)) {
                made.add(new MadeChange(
                        PlanText.toChange((Tree.Node) CanonicalJson.parse(text)),
                        status.equals("WRITTEN"),
                        Optional.empty(),
                        Optional.empty()));
            }
        });
        Tree.Node about = new Tree.Node(Map.of("sync", Tree.text(Rig.SYNC), "targetSystem", Tree.text("fake")));
        return new RecordedRun(
                new AuditRun("run-1", Instant.EPOCH, about, Optional.empty()), made, List.of(), List.of());
    }
}
