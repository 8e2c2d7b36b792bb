package dev.lockstep.engine.discovery;

import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.progress.Progress.Stage;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Container;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.Room;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/** Reads a system into a snapshot, container by container. */
public final class Discovery {
    private final Progress progress;
    private final Supplier<Optional<String>> stop;
    private final Room room = AssetPacker.room();

    /** @param stop asked between containers; why no more may be read, if so; what was not read then is a gap */
    public Discovery(Progress progress, Supplier<Optional<String>> stop) {
        this.progress = progress;
        this.stop = stop;
    }

    /**
     * @param containers which containers, beyond the reader's own configuration
     * @param names which objects in them
     * @throws SyncException if not even the containers can be listed
     */
    public Snapshot discover(String system, MetadataReader reader, Selection containers, Selection names) {
        MetadataReader.Containers listed = reader.listContainers();
        List<ScopeSnapshot> scopes = listed.containers().stream()
                .filter(container -> containers.matches(container.name()))
                .sorted(Comparator.comparing(Container::name))
                .map(container -> read(reader, container, names))
                .toList();
        return new Snapshot(system, scopes, listed.completeness());
    }

    private ScopeSnapshot read(MetadataReader reader, Container container, Selection names) {
        Collected collected = new Collected();
        Completeness completeness = stop.get()
                .map(reason -> Completeness.incomplete(container.name(), reason, "Run it again."))
                .orElseGet(() -> readSafely(reader, container, names, collected));
        return new ScopeSnapshot(
                container,
                sorted(collected.found, Finding.Found::id),
                sorted(collected.skipped, Finding.Skipped::id),
                sorted(collected.failed, Finding.Failed::id),
                completeness);
    }

    private static <T> List<T> sorted(List<T> findings, Function<T, AssetId> id) {
        return findings.stream()
                .sorted(Comparator.comparing(finding -> id.apply(finding).name()))
                .toList();
    }

    /** A container that cannot be read is a gap; the others go on. */
    private Completeness readSafely(MetadataReader reader, Container container, Selection names, Collected collected) {
        try {
            return reader.read(container, names, collected::accept);
        } catch (SyncException e) {
            return Completeness.incomplete(container.name(), e.getMessage(), e.remedy());
        }
    }

    private final class Collected {
        private final AssetPacker packer = new AssetPacker(room);
        private final List<Finding.Found> found = new ArrayList<>();
        private final List<Finding.Skipped> skipped = new ArrayList<>();
        private final List<Finding.Failed> failed = new ArrayList<>();

        private void accept(Finding finding) {
            if (finding instanceof Finding.Announced announced) {
                progress.expect(Stage.DISCOVER, announced.objects());
                return;
            }
            progress.advance(Stage.DISCOVER);
            if (finding instanceof Finding.Found asset) {
                found.add(asset.packed(packer));
            } else if (finding instanceof Finding.Skipped object) {
                skipped.add(object);
            } else if (finding instanceof Finding.Failed object) {
                failed.add(object);
            } else {
                throw new IllegalStateException("unknown finding " + finding.getClass());
            }
        }
    }
}
