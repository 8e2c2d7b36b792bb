package dev.lockstep.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.GivenNames;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The names that a sync gave in its target, as what stands there tells. Lists a container when it is asked for, and forgets it with the next. For
 * one thread.
 */
final class NamesInTarget implements GivenNames {
    private final String sync;
    private final MetadataWriter writer;
    private Optional<List<ContainerOccupant>> listed = Optional.empty();
    private Optional<NamesInContainer> last = Optional.empty();

    NamesInTarget(String sync, MetadataWriter writer) {
        this.sync = sync;
        this.writer = writer;
    }

    @Override
    public Map<String, Set<String>> containers() {
        return list().stream()
                .filter(container -> container.owner().equals(Optional.of(sync)))
                .filter(container ->
                        writer.format().recallContainer(container.form()).isPresent())
                .collect(groupingBy(
                        container -> writer.format()
                                .recallContainer(container.form())
                                .orElseThrow()
                                .name(),
                        mapping(ContainerOccupant::name, toSet())));
    }

    @Override
    public Map<String, Set<String>> objects(String container, String space) {
        return names(container, space).objects();
    }

    @Override
    public Map<String, Set<String>> columns(String container, String space, String object) {
        return names(container, space).columns(object);
    }

    private NamesInContainer names(String container, String space) {
        if (last.filter(names -> names.isOf(container, space)).isEmpty()) {
            NamesInContainer names = new NamesInContainer(container, space);
            boolean isThere = list().stream()
                    .anyMatch(found ->
                            found.name().equals(container) && found.readOnly().isEmpty());
            if (isThere) {
                writer.list(container, occupant -> add(names, occupant));
            }
            last = Optional.of(names);
        }
        return last.get();
    }

    private void add(NamesInContainer names, Occupant occupant) {
        boolean isOurs =
                occupant.mark().filter(mark -> mark.sync().equals(sync)).isPresent();
        if (isOurs && writer.format().recall(occupant.form()) instanceof Recall.Known known) {
            names.add(occupant.address().name(), known.asset());
        }
    }

    private List<ContainerOccupant> list() {
        if (listed.isEmpty()) {
            listed = Optional.of(writer.listContainers());
        }
        return listed.get();
    }
}
