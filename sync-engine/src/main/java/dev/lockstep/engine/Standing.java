package dev.lockstep.engine;

import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Planner;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Occupant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;

/** Remembers what was seen of the target, and whether it fits a kept plan. For one thread, once. */
final class Standing implements Planner.TargetView {
    private final Planner.TargetView view;
    private final Map<Address, Change> planned = new HashMap<>();
    private final Set<String> containers = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<Address> objects = new HashSet<>();
    private final Set<Address> exchanged = new HashSet<>();

    /** @param kept what is to be carried out */
    Standing(Planner.TargetView view, Plan kept) {
        this.view = view;
        kept.changes().stream()
                .map(PlannedChange::change)
                .filter(change ->
                        change.target().isPresent() && change.expected().isPresent())
                .forEach(change -> planned.put(change.target().get(), change));
    }

    @Override
    public List<ContainerOccupant> containers() {
        List<ContainerOccupant> found = view.containers();
        found.forEach(container -> containers.add(container.name()));
        return found;
    }

    @Override
    public void objects(String container, Consumer<Occupant> sink) {
        view.objects(container, occupant -> {
            see(occupant);
            sink.accept(occupant);
        });
        listed.add(container);
    }

    /** Looks into the containers in which the plan changes objects, unless that was done. */
    void lookWherePlanned() {
        if (planned.isEmpty()) {
            return;
        }
        if (containers.isEmpty()) {
            containers();
        }
        planned.values().stream()
                .map(Change::container)
                .distinct()
                .sorted()
                .filter(container -> containers.contains(container) && !listed.contains(container))
                .forEach(container -> objects(container, any -> {}));
    }

    /** Whether the object, which the plan changes, stands, or is in a container that nobody looked into. */
    boolean mayHold(Address object) {
        boolean unseen = containers.contains(object.container()) && !listed.contains(object.container());
        return unseen || objects.contains(object);
    }

    /** Whether another object has taken the place of the one that was planned on, and come to the same version: a write would not be refused. */
    boolean isExchanged(Address object) {
        return exchanged.contains(object);
    }

    private void see(Occupant occupant) {
        Address address = occupant.address();
        Change change = planned.get(address);
        if (change == null) {
            return;
        }
        objects.add(address);
        if (occupant.version().equals(version(change))
                && !change.expected().equals(Optional.of(occupant.form()))
                && !change.wanted().equals(Optional.of(occupant.form()))) {
            exchanged.add(address);
        }
    }

    private static Optional<String> version(Change change) {
        if (change instanceof Change.Update update) {
            return update.version();
        }
        return change instanceof Change.Drop drop ? drop.version() : Optional.empty();
    }
}
