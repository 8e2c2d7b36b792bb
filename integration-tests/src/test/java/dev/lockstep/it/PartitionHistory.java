package dev.lockstep.it;

import dev.lockstep.engine.AuditJournal;
import dev.lockstep.engine.RecordedRun;
import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.audit.AuditFile;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.PartitionChange;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import java.util.function.Function;

/** Runs between the catalogs of a scene with their evidence in files, and the way back. For one thread. */
final class PartitionHistory {
    /** A policy that lets everything go. */
    static final String DROPPING =
            """
            deletes: drop
            max-deletes: { percent: 100, count: 10000 }
            """;

    private static final Tree.Node ABOUT =
            new Tree.Node(Map.of("sync", Tree.text("lake"), "targetSystem", Tree.text("west")));

    private final PartitionScene scene;
    private final Path folder;
    private final String policy;
    private int runs;

    PartitionHistory(PartitionScene scene, Path folder, String policy) {
        this.scene = scene;
        this.folder = folder;
        this.policy = policy;
    }

    AuditFolder evidence() {
        return new AuditFolder(folder);
    }

    String lastRun() {
        return "run-" + runs;
    }

    RunReport sync() {
        return run(engine -> engine.sync(plan -> true));
    }

    /** Writes, and leaves no evidence of what came of it. */
    void syncKilled() {
        run((surroundings, journal) -> surroundings.withJournal(killed(journal)), engine -> engine.sync(any -> true));
    }

    /** Never comes to say what became of partitions. */
    static WriteJournal killed(WriteJournal journal) {
        return new JournalBeside(journal) {
            @Override
            public Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
                super.intended(object, keys, changes);
                return outcomes -> {};
            }

            @Override
            public void done(PartitionResult result) {}
        };
    }

    RunReport run(Function<SyncEngine, RunReport> action) {
        return run((surroundings, journal) -> surroundings, action);
    }

    /** @param edit of what the engine meets; @param action of the engine */
    RunReport run(BiFunction<Surroundings, AuditJournal, Surroundings> edit, Function<SyncEngine, RunReport> action) {
        runs++;
        String id = lastRun();
        try (var journal = new AuditJournal(() -> start(id), System::nanoTime)) {
            Surroundings told = surroundings().withRun(id).withJournal(journal);
            try (SyncEngine engine = SyncEngine.open(scene.config(4, policy), edit.apply(told, journal))) {
                return action.apply(engine);
            }
        }
    }

    /** Starts the evidence of the run that is under way. */
    AuditFile start() {
        return start(lastRun());
    }

    private AuditFile start(String run) {
        return AuditFile.start(folder, run, Clock.systemUTC(), ABOUT);
    }

    /** What an undo of {@code run} would do. */
    Undo undo(String run) {
        try (SyncEngine engine = SyncEngine.open(scene.config(4, policy), surroundings())) {
            return engine.undo(RecordedRun.read(evidence(), run));
        }
    }

    /** Through the text of a plan, as {@code undo --out} and {@code apply} do. */
    RunReport apply(Undo undo) {
        Plan kept = PlanText.parse(PlanText.print(undo.plan()));
        return run(engine -> engine.apply(kept, plan -> true));
    }

    private Surroundings surroundings() {
        return Surroundings.plain().withRecords(run -> RecordedRun.read(evidence(), run));
    }
}
