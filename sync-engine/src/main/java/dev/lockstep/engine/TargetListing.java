package dev.lockstep.engine;

import dev.lockstep.engine.plan.Planner;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.progress.Progress.Stage;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import java.util.List;
import java.util.function.Consumer;

/** Shows the planner the target, page by page. */
record TargetListing(MetadataWriter writer, Progress progress) implements Planner.TargetView {
    @Override
    public List<ContainerOccupant> containers() {
        return writer.listContainers();
    }

    @Override
    public void objects(String container, Consumer<Occupant> sink) {
        writer.list(container, occupant -> {
            progress.advance(Stage.PLAN);
            sink.accept(occupant);
        });
    }
}
