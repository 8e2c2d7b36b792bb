package dev.lockstep.engine;

import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.Discovery;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.GivenNames;
import dev.lockstep.engine.mapping.Mapper;
import dev.lockstep.engine.partitions.PartitionStage.Planned;
import dev.lockstep.engine.plan.Absence;
import dev.lockstep.engine.plan.AbsenceCount;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.Planner;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Selection;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** From what the source says to what is to change in the target. Writes nothing to either. For one thread. */
final class Planning {
    private final RunConfig config;
    private final Surroundings surroundings;
    private final ConnectedSystems systems;
    private final Supplier<Optional<String>> stop;

    /** @param stop why nothing more is to be begun, if so */
    Planning(RunConfig config, Surroundings surroundings, ConnectedSystems systems, Supplier<Optional<String>> stop) {
        this.config = config;
        this.surroundings = surroundings;
        this.systems = systems;
        this.stop = stop;
    }

    /** What the source says and the rules make of it. @param completeness of the list of containers */
    record Wanted(DesiredState state, Completeness completeness) {}

    Snapshot source(Selection containers, Selection names) {
        return discover(systems.source().system(), systems.sourceReader(), containers, names);
    }

    Snapshot target(Selection containers, Selection names) {
        return discover(systems.target().system(), systems.targetReader(), containers, names);
    }

    private Snapshot discover(String system, MetadataReader reader, Selection containers, Selection names) {
        return new Discovery(surroundings.progress(), stop).discover(system, reader, containers, names);
    }

    /** As the target is to hold it. @param given names that objects have there */
    DesiredState desired(Snapshot snapshot, GivenNames given) {
        return new Mapper(config.naming(), config.rules(), systems.target().capabilities(), given).map(snapshot);
    }

    Wanted wanted() {
        Snapshot snapshot = source(Selection.all(), Selection.all());
        return new Wanted(
                desired(snapshot, new NamesInTarget(config.name(), systems.writer())), snapshot.completeness());
    }

    /** Counts as one look at the source for what was missed how often. */
    Planned plan(Wanted wanted) {
        Map<Address, Absence> before = surroundings.absences().read(config.name());
        AbsenceCount absences = countFrom(before);
        MetadataWriter writer = systems.writer();
        Function<TargetView, Plan> objects = view -> plan(wanted, absences, view);
        TargetListing listing = listing();
        Planned planned = systems.partitions()
                .map(stage -> stage.plan(wanted.state(), listing, writer.format(), objects, stop))
                .orElseGet(() -> new Planned(objects.apply(listing), List.of()));
        surroundings.absences().replace(config.name(), before, absences.after());
        return planned;
    }

    /** Of objects alone; does not count as a look. */
    Plan planAside(Wanted wanted, TargetView view) {
        return plan(wanted, countFrom(surroundings.absences().read(config.name())), view);
    }

    /** The target as it is now. */
    TargetListing listing() {
        return new TargetListing(systems.writer(), surroundings.progress());
    }

    private AbsenceCount countFrom(Map<Address, Absence> before) {
        return new AbsenceCount(before, surroundings.clock().instant().truncatedTo(ChronoUnit.MILLIS));
    }

    private Plan plan(Wanted wanted, AbsenceCount absences, TargetView view) {
        return new Planner(config.name(), config.policy(), systems.writer().format())
                .plan(
                        systems.source().system(),
                        systems.target().system(),
                        wanted.state(),
                        wanted.completeness(),
                        view,
                        absences);
    }
}
