package dev.lockstep.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.mapping;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.GivenNames;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The names that a sync gave in its target, as what stands there tells. Lists each container once, when it is asked for. For one thread. */
final class NamesInTarget implements GivenNames {
    private final String sync;
    private final MetadataWriter writer;
    private Optional<List<ContainerOccupant>> listed = Optional.empty();

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
        Map<String, Set<String>> names = new HashMap<>();
        boolean isThere = list().stream()
                .anyMatch(found ->
                        found.name().equals(container) && found.readOnly().isEmpty());
        if (isThere) {
            writer.list(container, occupant -> source(occupant, space)
                    .ifPresent(name -> names.computeIfAbsent(name, first -> new HashSet<>())
                            .add(occupant.address().name())));
        }
        return names;
    }

    private Optional<String> source(Occupant occupant, String space) {
        boolean isOurs =
                occupant.mark().filter(mark -> mark.sync().equals(sync)).isPresent();
        return isOurs
                        && writer.format().recall(occupant.form()) instanceof Recall.Known known
                        && known.asset().id().container().equals(space)
                ? Optional.of(known.asset().id().name())
                : Optional.empty();
    }

    private List<ContainerOccupant> list() {
        if (listed.isEmpty()) {
            listed = Optional.of(writer.listContainers());
        }
        return listed.get();
    }
}
