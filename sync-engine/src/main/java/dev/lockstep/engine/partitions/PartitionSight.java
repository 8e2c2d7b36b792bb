package dev.lockstep.engine.partitions;

import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredState;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Notes which partitioned objects the planner is shown, and tells of which of them partitions are brought over. For one plan. */
final class PartitionSight implements TargetView {
    /** @param owner sync that owns it */
    private record Seen(List<String> keys, String typed, Optional<String> owner) {}

    private final TargetView view;
    private final PartitionFormat partitions;
    private final Map<Address, Seen> seen = new HashMap<>();

    PartitionSight(TargetView view, PartitionFormat partitions) {
        this.view = view;
        this.partitions = partitions;
    }

    @Override
    public List<ContainerOccupant> containers() {
        return view.containers();
    }

    @Override
    public void objects(String container, Consumer<Occupant> sink) {
        view.objects(container, occupant -> {
            List<String> keys = partitions.keys(occupant.form());
            if (!keys.isEmpty()) {
                Optional<String> owner = occupant.mark().map(Occupant.Mark::sync);
                seen.put(occupant.address(), new Seen(keys, partitions.typedKeys(occupant.form()), owner));
            }
            sink.accept(occupant);
        });
    }

    /**
     * Objects that are partitioned on both sides by the same keys, are ours or about to be, and are not refused; sorted by container.
     *
     * @param plan for the objects; @param source alias of the source
     */
    List<PartitionedObject> objects(DesiredState desired, Plan plan, String source, TargetFormat format) {
        Map<Address, Change> changes = new HashMap<>();
        plan.changes().stream().map(PlannedChange::change).forEach(change -> change.target()
                .ifPresent(address -> changes.put(address, change)));
        Set<String> refused = plan.refusals().stream().map(Refusal::subject).collect(toSet());
        List<PartitionedObject> objects = new ArrayList<>();
        desired.containers().stream()
                .flatMap(container -> container.assets().stream())
                .filter(wanted -> !wanted.asset().partitionKeys().isEmpty())
                .filter(wanted -> wanted.id().system().equals(source))
                .filter(wanted -> !refused.contains(wanted.id().toString()))
                .forEach(wanted -> object(wanted, plan, changes.get(wanted.address()), format)
                        .ifPresent(objects::add));
        return objects;
    }

    private Optional<PartitionedObject> object(Desired wanted, Plan plan, Change change, TargetFormat format) {
        AssetId id = wanted.id();
        Address from = new Address(id.container(), id.name());
        if (change instanceof Change.Create create) {
            List<String> keys = partitions.keys(create.after());
            return keys.isEmpty()
                    ? Optional.empty()
                    : Optional.of(new PartitionedObject(
                            from, wanted.address(), keys, partitions.typedKeys(create.after()), true));
        }
        Seen found = seen.get(wanted.address());
        boolean ours = found != null
                && (change instanceof Change.Update
                        || found.owner().filter(plan.sync()::equals).isPresent());
        return ours
                        && desiredKeys(wanted, plan.sync(), format)
                                .filter(found.typed()::equals)
                                .isPresent()
                ? Optional.of(new PartitionedObject(from, wanted.address(), found.keys(), found.typed(), false))
                : Optional.empty();
    }

    private Optional<String> desiredKeys(Desired wanted, String sync, TargetFormat format) {
        try {
            Form form = format.render(wanted.asset(), wanted.address(), sync).form();
            return Optional.of(partitions.typedKeys(form));
        } catch (UnsupportedMetadataException e) {
            return Optional.empty(); // refused by the plan, which says why
        }
    }
}
