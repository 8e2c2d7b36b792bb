package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.engine.partitions.PartitionResult;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.PartitionChange;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import java.util.function.Supplier;

/**
 * Keeps evidence of every write: the change with the complete state before and after, then what came of it. The record is started by the
 * first write, so a run that writes nothing leaves none. Thread-safe.
 */
public final class AuditJournal implements WriteJournal, AutoCloseable {
    private static final long NANOS_PER_MICRO = 1000;

    private record Subject(String container, Optional<Address> object) {}

    private record Begun(long sequence, long nanos) {}

    private final Supplier<Audit> start;
    private final LongSupplier nanos;
    private final Map<Address, Begun> openPartitions = new ConcurrentHashMap<>();
    private final Map<Subject, Begun> open = new ConcurrentHashMap<>();
    private Optional<Audit> audit = Optional.empty();
    private boolean ended;

    /** @param start opens the record; called at most once; @param nanos a clock that only ever goes on, for durations */
    public AuditJournal(Supplier<Audit> start, LongSupplier nanos) {
        this.start = requireNonNull(start, "start is null");
        this.nanos = requireNonNull(nanos, "nanos is null");
    }

    @Override
    public void intended(PlannedChange change) {
        long sequence = audit().intended(PlanText.toTree(change));
        open.put(subject(change), new Begun(sequence, nanos.getAsLong()));
    }

    @Override
    public void done(ChangeResult result) {
        Begun begun = requireNonNull(open.remove(subject(result.planned())), "a write that was not intended");
        audit().done(begun.sequence(), describe(result, (nanos.getAsLong() - begun.nanos()) / NANOS_PER_MICRO));
    }

    /** Starts the record, though nothing may come to be written. */
    public void begin() {
        audit();
    }

    @Override
    public void intended(PartitionPlan plan) {
        Map<String, Tree> members = new LinkedHashMap<>(PlanText.toTree(plan).members());
        members.put(PartitionEvidence.HELD, Tree.bool(true));
        long sequence = audit().intended(new Tree.Node(members));
        openPartitions.put(plan.target(), new Begun(sequence, nanos.getAsLong()));
    }

    /** So many in a record that it stays of a size that can be handled. */
    @Override
    public Open intended(Address object, String keys, List<? extends PartitionChange> changes) {
        List<Open> records = PartitionEvidence.parts(changes).stream()
                .map(part -> kept(object, keys, part))
                .toList();
        return outcomes -> records.forEach(record -> record.done(outcomes));
    }

    private Open kept(Address object, String keys, List<? extends PartitionChange> changes) {
        Set<List<String>> values = changes.stream().map(PartitionChange::values).collect(toSet());
        long sequence = audit().intended(PlanText.toTree(object, keys, changes));
        long begun = nanos.getAsLong();
        return outcomes -> audit().done(
                        sequence,
                        PartitionEvidence.outcome(
                                outcomes.stream()
                                        .filter(outcome -> values.contains(outcome.values()))
                                        .toList(),
                                (nanos.getAsLong() - begun) / NANOS_PER_MICRO));
    }

    @Override
    public void done(PartitionResult result) {
        Begun begun = requireNonNull(openPartitions.remove(result.plan().target()), "a write that was not intended");
        audit().done(begun.sequence(), describe(result, (nanos.getAsLong() - begun.nanos()) / NANOS_PER_MICRO));
    }

    /** Ends the record, if there is one; a write after it is refused. Closing twice is harmless. */
    @Override
    public synchronized void close() {
        ended = true;
        Optional<Audit> ending = audit;
        audit = Optional.empty();
        ending.ifPresent(Audit::close);
    }

    private synchronized Audit audit() {
        if (ended) {
            throw new RemoteException(
                    "audit.ended",
                    "The audit record of this run has ended",
                    "Nothing is written to the target without evidence; run it again.");
        }
        if (audit.isEmpty()) {
            audit = Optional.of(start.get());
        }
        return audit.get();
    }

    private static Subject subject(PlannedChange planned) {
        return new Subject(planned.change().container(), planned.change().target());
    }

    private static Tree.Node describe(ChangeResult result, long micros) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put(
                "status",
                Tree.text(
                        result.unknown()
                                ? AuditOutcome.UNKNOWN.name()
                                : result.status().name()));
        result.requestId().ifPresent(id -> members.put("requestId", Tree.text(id)));
        members.put("micros", Tree.number(micros));
        if (!result.code().isEmpty()) {
            members.put("code", Tree.text(result.code()));
        }
        if (!result.detail().isEmpty()) {
            members.put("detail", Tree.text(result.detail()));
        }
        result.left().ifPresent(form -> members.put("after", PlanText.toTree(form)));
        return new Tree.Node(members);
    }

    private static Tree.Node describe(PartitionResult result, long micros) {
        Map<String, Tree> members = new LinkedHashMap<>();
        boolean written = result.written() > 0;
        Status failed = written ? Status.PARTLY_WRITTEN : Status.FAILED;
        Status status = result.succeeded() ? written ? Status.WRITTEN : Status.IN_PLACE : failed;
        members.put("status", Tree.text(status.name()));
        members.put("micros", Tree.number(micros));
        members.put("created", Tree.number(result.created()));
        members.put("updated", Tree.number(result.updated()));
        members.put("removed", Tree.number(result.removed()));
        members.put("inPlace", Tree.number(result.inPlace()));
        members.put("failed", Tree.number(result.failed()));
        if (!result.succeeded()) {
            members.put("detail", Tree.text(String.join("; ", result.problems())));
        }
        return new Tree.Node(members);
    }
}
