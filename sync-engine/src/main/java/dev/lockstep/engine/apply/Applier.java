package dev.lockstep.engine.apply;

import com.google.common.collect.Lists;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.progress.Progress.Stage;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.MetadataWriter;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/** Carries out a plan: containers first, then objects in the plan's order on the pool, deletes last, many of one container at once. */
public final class Applier {
    /** How many drops of one container are begun together: a run that is cancelled ends soon. */
    private static final int MAX_DROPS = 1000;

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

    /** Why nothing more may be written, if so. */
    public Optional<String> stopped() {
        return stop.get().or(breaker::open);
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

    /** Drops of one container are together, in the order given; everything else is by itself. */
    private static List<List<PlannedChange>> batches(List<PlannedChange> phase) {
        Map<String, List<PlannedChange>> drops = new LinkedHashMap<>();
        List<List<PlannedChange>> batches = new ArrayList<>();
        for (PlannedChange planned : phase) {
            if (planned.change() instanceof Change.Drop drop) {
                drops.computeIfAbsent(drop.container(), name -> new ArrayList<>())
                        .add(planned);
            } else {
                batches.add(List.of(planned));
            }
        }
        drops.values().forEach(all -> batches.addAll(Lists.partition(all, MAX_DROPS)));
        return batches;
    }

    private List<ChangeResult> run(List<PlannedChange> phase, Set<String> brokenContainers) {
        List<Future<List<ChangeResult>>> futures = batches(phase).stream()
                .map(batch -> pool.submit(() -> attempt(batch, brokenContainers)))
                .toList();
        return futures.stream().map(Applier::join).flatMap(List::stream).toList();
    }

    private List<ChangeResult> attempt(List<PlannedChange> batch, Set<String> brokenContainers) {
        Optional<String> hindrance = hindrance(batch.get(0), brokenContainers);
        List<ChangeResult> results = hindrance
                .map(reason -> batch.stream()
                        .map(planned -> ChangeResult.of(planned, Status.NOT_ATTEMPTED, reason))
                        .toList())
                .orElseGet(() -> write(batch));
        batch.forEach(planned -> progress.advance(Stage.APPLY));
        return results;
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
    private List<ChangeResult> write(List<PlannedChange> batch) {
        try {
            batch.forEach(journal::intended);
        } catch (SyncException e) {
            breaker.trip(e.getMessage());
            return batch.stream()
                    .map(planned -> new ChangeResult(
                            planned, Status.NOT_ATTEMPTED, e.code(), e.getMessage(), e.remedy(), Optional.empty()))
                    .toList();
        }
        boolean isDrop = batch.get(0).change() instanceof Change.Drop;
        List<ChangeResult> results = isDrop ? writer.drop(batch) : List.of(writer.write(batch.get(0)));
        results.forEach(breaker::record);
        return results.stream().map(this::recorded).toList();
    }

    private ChangeResult recorded(ChangeResult result) {
        try {
            journal.done(result);
            return result;
        } catch (SyncException e) {
            breaker.trip(e.getMessage());
            return result.withoutEvidence(e);
        }
    }

    private static <T> T join(Future<T> future) {
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
