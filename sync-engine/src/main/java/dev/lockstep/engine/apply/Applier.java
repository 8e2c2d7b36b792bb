package dev.lockstep.engine.apply;

import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.progress.Progress.Stage;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.MetadataWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Carries out a plan: containers first, then objects in the plan's order on the pool, deletes last. */
public final class Applier {
    private final ChangeWriter writer;
    private final ExecutorService pool;
    private final WriteJournal journal;
    private final Progress progress;
    private final Supplier<Optional<String>> stop;
    private final Breaker breaker = new Breaker();

    /**
     * @param pool bounded by the writes the target bears; owned by the caller
     * @param stop asked before each write; why nothing new may be begun, if so; what is under way is finished
     */
    public Applier(
            MetadataWriter writer,
            ExecutorService pool,
            WriteJournal journal,
            Progress progress,
            Supplier<Optional<String>> stop) {
        this.writer = new ChangeWriter(writer);
        this.pool = pool;
        this.journal = journal;
        this.progress = progress;
        this.stop = stop;
    }

    /** One result for each change: containers, then objects in the order given, then drops. */
    public List<ChangeResult> apply(List<PlannedChange> changes) {
        progress.expect(Stage.APPLY, changes.size());
        List<ChangeResult> results = new ArrayList<>();
        Set<String> brokenContainers = new HashSet<>();
        for (List<PlannedChange> phase : phases(changes)) {
            List<ChangeResult> done = run(phase, Set.copyOf(brokenContainers));
            done.stream()
                    .filter(result -> result.planned().change() instanceof Change.CreateContainer)
                    .filter(result -> !result.succeeded())
                    .forEach(result ->
                            brokenContainers.add(result.planned().change().container()));
            results.addAll(done);
        }
        return List.copyOf(results);
    }

    private static List<List<PlannedChange>> phases(List<PlannedChange> changes) {
        List<PlannedChange> containers = new ArrayList<>();
        List<PlannedChange> writes = new ArrayList<>();
        List<PlannedChange> drops = new ArrayList<>();
        for (PlannedChange planned : changes) {
            Change change = planned.change();
            if (change instanceof Change.CreateContainer || change instanceof Change.UpdateContainer) {
                containers.add(planned);
            } else if (change instanceof Change.Drop) {
                drops.add(planned);
            } else {
                writes.add(planned);
            }
        }
        return List.of(containers, writes, drops);
    }

    private List<ChangeResult> run(List<PlannedChange> phase, Set<String> brokenContainers) {
        List<Future<ChangeResult>> futures = phase.stream()
                .map(planned -> pool.submit(() -> attempt(planned, brokenContainers)))
                .toList();
        return futures.stream().map(Applier::join).toList();
    }

    private ChangeResult attempt(PlannedChange planned, Set<String> brokenContainers) {
        Optional<String> hindrance = hindrance(planned, brokenContainers);
        ChangeResult result = hindrance
                .map(reason -> ChangeResult.of(planned, Status.NOT_ATTEMPTED, reason))
                .orElseGet(() -> write(planned));
        progress.advance(Stage.APPLY);
        return result;
    }

    private Optional<String> hindrance(PlannedChange planned, Set<String> brokenContainers) {
        Optional<String> stopped = stop.get();
        if (stopped.isPresent()) {
            return stopped;
        }
        if (brokenContainers.contains(planned.change().container())) {
            return Optional.of("its container could not be created");
        }
        return breaker.open();
    }

    /** Without evidence nothing more is written, and what was written is still told. */
    private ChangeResult write(PlannedChange planned) {
        try {
            journal.intended(planned);
        } catch (SyncException e) {
            breaker.trip(e.getMessage());
            return new ChangeResult(
                    planned, Status.NOT_ATTEMPTED, e.code(), e.getMessage(), e.remedy(), Optional.empty());
        }
        ChangeResult result = writer.write(planned);
        breaker.record(result);
        try {
            journal.done(result);
        } catch (SyncException e) {
            breaker.trip(e.getMessage());
        }
        return result;
    }

    private static ChangeResult join(Future<ChangeResult> future) {
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true; // writes under way are finished first
                } catch (ExecutionException e) {
                    throw new IllegalStateException("a write ended in a defect of this program", e.getCause());
                }
            }
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
