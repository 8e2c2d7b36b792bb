package dev.lockstep.engine;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.AbsenceCount;
import dev.lockstep.engine.plan.Drift;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.stream.Stream;
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
    private final Map<String, List<Drift>> met = new TreeMap<>();

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

    /** {@code plan} as it turned out: with the edits of others that were met in a later round. */
    Plan told(Plan plan) {
        List<Drift> all = new ArrayList<>(plan.drifts());
        all.removeIf(drift -> met.containsKey(drift.subject()));
        met.values().forEach(all::addAll);
        return plan.withDrifts(all);
    }

    /** Each object is planned alone, so that what is refused is refused to it, whatever its source is called. */
    private List<ChangeResult> again(Plan plan, List<ChangeResult> results) {
        List<ContainerOccupant> containers = writer.listContainers();
        Map<String, Plan> next = results.stream()
                .filter(Remerge::isOpen)
                .map(Remerge::subject)
                .distinct()
                .collect(toMap(subject -> subject, subject -> alone(plan, subject, containers)));
        next.forEach((subject, alone) -> met.put(
                subject,
                alone.drifts().stream()
                        .filter(drift -> drift.subject().equals(subject))
                        .toList()));
        Map<String, ChangeResult> written = write
                .apply(results.stream()
                        .filter(Remerge::isOpen)
                        .flatMap(result -> changes(next.get(subject(result)), subject(result)))
                        .toList())
                .stream()
                .collect(toMap(Remerge::subject, result -> result));
        return results.stream()
                .map(result -> isOpen(result) ? settled(result, next.get(subject(result)), written) : result)
                .toList();
    }

    private Plan alone(Plan plan, String subject, List<ContainerOccupant> containers) {
        return planner.plan(
                plan.source(),
                plan.target(),
                only(Set.of(subject)),
                Completeness.complete(),
                new Objects(containers, subject),
                new AbsenceCount(Map.of(), Instant.EPOCH));
    }

    private static Stream<PlannedChange> changes(Plan alone, String subject) {
        return alone.changes().stream().filter(change -> change.subject().equals(subject));
    }

    /** Nothing left to write means that somebody else wrote what we wanted. */
    private static ChangeResult settled(ChangeResult result, Plan alone, Map<String, ChangeResult> written) {
        if (!alone.refusals().isEmpty()) {
            Refusal refusal = alone.refusals().get(0);
            return new ChangeResult(
                    result.planned(),
                    Status.CONFLICT,
                    result.code(),
                    refusal.reason(),
                    refusal.remedy(),
                    Optional.empty());
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

    /** Shows the planner the object in conflict and no other. */
    private final class Objects implements Planner.TargetView {
        private final List<ContainerOccupant> containers;
        private final String subject;

        private Objects(List<ContainerOccupant> containers, String subject) {
            this.containers = containers;
            this.subject = subject;
        }

        @Override
        public List<ContainerOccupant> containers() {
            return containers;
        }

        @Override
        public void objects(String container, Consumer<Occupant> sink) {
            desired.containers().stream()
                    .filter(wanted -> wanted.name().equals(container))
                    .flatMap(wanted -> wanted.assets().stream())
                    .map(asset -> asset.address())
                    .filter((Address address) -> address.toString().equals(subject))
                    .forEach(address -> writer.find(address).ifPresent(sink));
        }
    }
}
