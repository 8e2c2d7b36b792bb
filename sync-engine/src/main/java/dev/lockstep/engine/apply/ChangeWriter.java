package dev.lockstep.engine.apply;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import dev.lockstep.spi.TargetFormat;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes one write and finds out what came of it. Thread-safe. */
final class ChangeWriter {
    /** How often a write whose outcome is unknown, and that turns out not to have happened, is made again. */
    private static final int MAX_REPEATS = 2;

    private static final String IN_PLACE_AFTER_ALL = "the answer was lost; read back and found in place";

    private static final Logger LOG = LoggerFactory.getLogger(ChangeWriter.class);

    private final MetadataWriter writer;

    ChangeWriter(MetadataWriter writer) {
        this.writer = writer;
    }

    ChangeResult write(PlannedChange planned) {
        return settle(planned, () -> writer.apply(planned.change()));
    }

    /** Makes several drops in one container at once. One result for each, in the same order. */
    List<ChangeResult> drop(List<PlannedChange> drops) {
        List<Dropped> dropped;
        try {
            dropped = writer.drop(
                    drops.stream().map(drop -> (Change.Drop) drop.change()).toList());
        } catch (RuntimeException e) {
            return drops.stream().map(drop -> settle(drop, () -> rethrow(e))).toList();
        }
        return IntStream.range(0, drops.size())
                .mapToObj(i -> settle(drops.get(i), dropped.get(i)::outcome))
                .toList();
    }

    private static Outcome rethrow(RuntimeException e) {
        throw e;
    }

    private ChangeResult settle(PlannedChange planned, Supplier<Outcome> first) {
        try {
            return write(planned, MAX_REPEATS, first);
        } catch (SyncException e) {
            return ChangeResult.failed(planned, e, false);
        } catch (RuntimeException e) { // of a connector: it must not hide what became of the other changes
            LOG.error("A write of {} ended in a defect of this program", planned.subject(), e);
            return new ChangeResult(
                    planned,
                    Status.FAILED,
                    "internal.defect",
                    "a defect of this program: " + e,
                    "Report what was logged; whether the change was written shows in the next plan.",
                    Optional.empty(),
                    Optional.empty(),
                    true);
        }
    }

    private ChangeResult write(PlannedChange planned, int repeats, Supplier<Outcome> attempt) {
        try {
            ChangeResult result = result(planned, attempt.get());
            boolean isRepeated = repeats < MAX_REPEATS;
            return isRepeated ? afterRepeat(result) : result;
        } catch (OutcomeUnknownException e) {
            return orUnknown(planned, () -> afterUnknown(planned, repeats, e));
        }
    }

    /** Whatever fails after a lost answer, the write may have been made. */
    private static ChangeResult orUnknown(PlannedChange planned, Supplier<ChangeResult> settling) {
        try {
            return settling.get();
        } catch (SyncException e) {
            return ChangeResult.failed(planned, e, true);
        }
    }

    /** What the repetition finds in place, or changed, may be the late effect of the attempt before: that one was ours. */
    private ChangeResult afterRepeat(ChangeResult result) {
        return switch (result.status()) {
            case IN_PLACE -> ChangeResult.of(result.planned(), Status.WRITTEN, IN_PLACE_AFTER_ALL);
            case CONFLICT -> afterUnknown(result);
            case WRITTEN, PARTLY_WRITTEN, FAILED, NOT_ATTEMPTED -> result;
        };
    }

    private ChangeResult afterUnknown(ChangeResult conflict) {
        Optional<Form> found = find(conflict.planned().change());
        return found.equals(conflict.planned().change().expected()) ? conflict : settled(conflict.planned(), found);
    }

    private ChangeResult afterUnknown(PlannedChange planned, int repeats, OutcomeUnknownException cause) {
        Optional<Form> found = find(planned.change());
        if (!found.equals(planned.change().expected())) {
            return settled(planned, found);
        }
        if (repeats == 0) {
            throw cause;
        }
        return write(planned, repeats - 1, () -> writer.apply(planned.change()));
    }

    /** After a lost answer. Equals what we wanted: done. Else someone else was there, after us or instead of us. */
    private ChangeResult settled(PlannedChange planned, Optional<Form> found) {
        if (found.equals(planned.change().wanted())) {
            return ChangeResult.of(planned, Status.WRITTEN, IN_PLACE_AFTER_ALL);
        }
        return tookEffect(planned.change(), found)
                ? ChangeResult.of(planned, Status.WRITTEN, "the answer was lost; somebody else changed it since")
                : ChangeResult.of(
                        planned, Status.CONFLICT, "the answer was lost; read back and found changed by someone else");
    }

    /** Whether what {@code found} holds tells that we wrote it: by our own marks as far as the change moves them, else by all it moves. */
    private boolean tookEffect(Change change, Optional<Form> found) {
        if (found.isEmpty() || change.wanted().isEmpty()) {
            return false;
        }
        Form before = change.expected().orElse(Form.empty());
        Form wanted = change.wanted().get();
        Set<FieldPath> moved = new HashSet<>(before.fields().keySet());
        moved.addAll(wanted.fields().keySet());
        moved.removeIf(path -> before.find(path).equals(wanted.find(path)));
        TargetFormat format = writer.format();
        Set<FieldPath> marks =
                moved.stream().filter(path -> format.guard(path) == Guard.SYNC).collect(toSet());
        return (marks.isEmpty() ? moved : marks)
                .stream().allMatch(path -> found.get().find(path).equals(wanted.find(path)));
    }

    private ChangeResult result(PlannedChange planned, Outcome outcome) {
        if (outcome instanceof Outcome.Applied applied) {
            return new ChangeResult(
                    planned, Status.WRITTEN, "", String.join("; ", applied.remarks()), "", applied.requestId());
        }
        if (outcome instanceof Outcome.PartlyApplied partly) {
            return new ChangeResult(
                    planned,
                    Status.PARTLY_WRITTEN,
                    "apply.partly",
                    partly.missing(),
                    "Run it again once the cause is gone.",
                    partly.requestId(),
                    Optional.of(partly.left()),
                    false);
        }
        if (outcome instanceof Outcome.AlreadyInPlace) {
            return ChangeResult.of(planned, Status.IN_PLACE, "");
        }
        if (outcome instanceof Outcome.Conflict conflict) {
            String since = new Staleness(writer).of(planned.change());
            String found = since.isEmpty() ? conflict.found() : conflict.found() + "; " + since;
            return new ChangeResult(
                    planned, Status.CONFLICT, "apply.conflict", found, "Plan it again.", Optional.empty());
        }
        throw new IllegalStateException("unknown outcome " + outcome.getClass());
    }

    private Optional<Form> find(Change change) {
        if (change.target().isPresent()) {
            return writer.find(change.target().get()).map(Occupant::form);
        }
        return writer.listContainers().stream()
                .filter(container -> container.name().equals(change.container()))
                .map(ContainerOccupant::form)
                .findFirst();
    }
}
