package dev.lockstep.engine;

import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.plan.AbsenceCount;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Planner;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * For a run that plans and writes in one: what somebody else changed in between is read again, merged again and written again, a few times.
 * Deletes are not: what somebody still works on stays. A conflict costs one more read of its object; without one nothing is called.
 */
final class Remerge {
    private static final Logger LOG = LoggerFactory.getLogger(Remerge.class);
    private static final int MAX_ROUNDS = 3;

    private final Planner planner;
    private final MetadataWriter writer;
    private final DesiredState desired;
    private final Function<List<PlannedChange>, List<ChangeResult>> write;

    /** @param planner that deletes nothing; @param write carries changes out */
    Remerge(
            Planner planner,
            MetadataWriter writer,
            DesiredState desired,
            Function<List<PlannedChange>, List<ChangeResult>> write) {
        this.planner = planner;
        this.writer = writer;
        this.desired = desired;
        this.write = write;
    }

    /**
     * The results, with those of conflicts replaced by what came of them in the end. When the target cannot be looked at again, they stay
     * conflicts: what was written before is still to be told.
     */
    List<ChangeResult> settle(Plan plan, List<ChangeResult> results) {
        List<ChangeResult> settled = results;
        for (int round = 0; round < MAX_ROUNDS && settled.stream().anyMatch(Remerge::isOpen); round++) {
            try {
                settled = again(plan, settled);
            } catch (SyncException e) {
                LOG.warn("Conflicts stay, the target cannot be read again: {}", e.getMessage());
                return settled;
            }
        }
        return settled;
    }

    private List<ChangeResult> again(Plan plan, List<ChangeResult> results) {
        Set<String> subjects =
                results.stream().filter(Remerge::isOpen).map(Remerge::subject).collect(toSet());
        Plan next = planner.plan(
                plan.source(),
                plan.target(),
                only(subjects),
                Completeness.complete(),
                new Objects(writer, subjects),
                new AbsenceCount(Map.of(), Instant.EPOCH));
        Map<String, ChangeResult> written =
                write
                        .apply(next.changes().stream()
                                .filter(change -> subjects.contains(change.subject()))
                                .toList())
                        .stream()
                        .collect(toMap(Remerge::subject, result -> result));
        Set<String> refused =
                next.refusals().stream().map(refusal -> refusal.subject()).collect(toSet());
        return results.stream()
                .map(result -> isOpen(result) ? settled(result, written, refused) : result)
                .toList();
    }

    /** Nothing left to write means that somebody else wrote what we wanted. */
    private static ChangeResult settled(ChangeResult result, Map<String, ChangeResult> written, Set<String> refused) {
        boolean isRefused =
                refused.contains("container " + result.planned().change().container())
                        || result.planned()
                                .source()
                                .filter(id -> refused.contains(id.toString()))
                                .isPresent();
        if (isRefused) {
            return result;
        }
        return Optional.ofNullable(written.get(subject(result)))
                .orElseGet(() -> new ChangeResult(
                        result.planned(),
                        Status.IN_PLACE,
                        "",
                        "somebody else wrote it meanwhile",
                        "",
                        Optional.empty()));
    }

    private static boolean isOpen(ChangeResult result) {
        Change change = result.planned().change();
        boolean isWrite = change.target().isEmpty() || result.planned().source().isPresent();
        return result.status() == Status.CONFLICT && isWrite;
    }

    private static String subject(ChangeResult result) {
        return result.planned().subject();
    }

    private DesiredState only(Set<String> subjects) {
        List<DesiredContainer> containers = desired.containers().stream()
                .map(container -> only(container, subjects))
                .filter(container -> subjects.contains(container.name())
                        || !container.assets().isEmpty())
                .toList();
        return new DesiredState(containers, List.of(), List.of(), List.of());
    }

    private static DesiredContainer only(DesiredContainer container, Set<String> subjects) {
        return new DesiredContainer(
                container.name(),
                container.source(),
                container.assets().stream()
                        .filter(asset -> subjects.contains(asset.address().toString()))
                        .toList(),
                container.kept(),
                container.withheld(),
                container.completeness());
    }

    /** Shows the planner the objects in conflict and no other. */
    private final class Objects implements Planner.TargetView {
        private final MetadataWriter target;
        private final Set<String> subjects;

        private Objects(MetadataWriter target, Set<String> subjects) {
            this.target = target;
            this.subjects = subjects;
        }

        @Override
        public List<ContainerOccupant> containers() {
            return target.listContainers();
        }

        @Override
        public void objects(String container, Consumer<Occupant> sink) {
            desired.containers().stream()
                    .filter(wanted -> wanted.name().equals(container))
                    .flatMap(wanted -> wanted.assets().stream())
                    .map(asset -> asset.address())
                    .filter((Address address) -> subjects.contains(address.toString()))
                    .forEach(address -> target.find(address).ifPresent(sink));
        }
    }
}
