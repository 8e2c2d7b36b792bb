package dev.lockstep.engine;

import dev.lockstep.engine.plan.Planner;
import dev.lockstep.model.Address;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Occupant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Consumer;

/** Remembers what a planner was shown of the target. For one thread, once. */
final class Standing implements Planner.TargetView {
    private final Planner.TargetView view;
    private final Set<String> containers = new HashSet<>();
    private final Set<String> listed = new HashSet<>();
    private final Set<Address> objects = new HashSet<>();

    Standing(Planner.TargetView view) {
        this.view = view;
    }

    @Override
    public List<ContainerOccupant> containers() {
        List<ContainerOccupant> found = view.containers();
        found.forEach(container -> containers.add(container.name()));
        return found;
    }

    @Override
    public void objects(String container, Consumer<Occupant> sink) {
        listed.add(container);
        view.objects(container, occupant -> {
            objects.add(occupant.address());
            sink.accept(occupant);
        });
    }

    /** Whether the object stands, or is in a container that nobody looked into. */
    boolean mayHold(Address object) {
        boolean unseen = containers.contains(object.container()) && !listed.contains(object.container());
        return unseen || objects.contains(object);
    }
}
