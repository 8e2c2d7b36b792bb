package dev.lockstep.engine;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Change;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** Keeps evidence of every write. The record is started by the first one, so a run that writes nothing leaves none. Thread-safe. */
public final class AuditJournal implements WriteJournal, AutoCloseable {
    private final Supplier<Audit> start;
    private final Map<String, Long> open = new ConcurrentHashMap<>();
    private Optional<Audit> audit = Optional.empty();
    private boolean ended;

    /** @param start opens the record; called at most once */
    public AuditJournal(Supplier<Audit> start) {
        this.start = requireNonNull(start, "start is null");
    }

    @Override
    public void intended(PlannedChange change) {
        open.put(change.subject(), audit().intended(describe(change)));
    }

    @Override
    public void done(ChangeResult result) {
        Long intended = open.remove(result.planned().subject());
        audit().done(requireNonNull(intended, "a write that was not intended"), describe(result));
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

    private static Tree.Node describe(PlannedChange planned) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("kind", Tree.text(planned.change().getClass().getSimpleName()));
        members.put("subject", Tree.text(planned.subject()));
        planned.source().ifPresent(source -> members.put("source", Tree.text(source.toString())));
        version(planned.change()).ifPresent(version -> members.put("expectedVersion", Tree.text(version)));
        members.put(
                "reasons",
                Tree.seq(planned.reasons().stream()
                        .map(reason -> {
                            Map<String, Tree> parts = new LinkedHashMap<>();
                            parts.put("cause", Tree.text(reason.cause().name()));
                            parts.put("path", Tree.text(reason.path()));
                            parts.put("before", Tree.text(reason.before()));
                            parts.put("after", Tree.text(reason.after()));
                            return new Tree.Node(parts);
                        })
                        .toList()));
        return new Tree.Node(members);
    }

    private static Tree.Node describe(ChangeResult result) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("status", Tree.text(result.status().name()));
        result.requestId().ifPresent(id -> members.put("requestId", Tree.text(id)));
        if (!result.code().isEmpty()) {
            members.put("code", Tree.text(result.code()));
        }
        if (!result.detail().isEmpty()) {
            members.put("detail", Tree.text(result.detail()));
        }
        return new Tree.Node(members);
    }

    private static Optional<String> version(Change change) {
        if (change instanceof Change.Update update) {
            return update.version();
        }
        return change instanceof Change.Drop drop ? drop.version() : Optional.empty();
    }
}
