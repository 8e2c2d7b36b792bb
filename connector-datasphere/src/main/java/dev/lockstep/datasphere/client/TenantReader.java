package dev.lockstep.datasphere.client;

import dev.lockstep.model.Container;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.time.Clock;
import java.util.SortedMap;
import java.util.function.Consumer;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Reads the spaces of a live tenant. One reading costs the lists of the space and one call for each object that changed since the cache saw
 * it. Thread-safe.
 */
final class TenantReader implements MetadataReader {
    private static final Logger LOG = LoggerFactory.getLogger(TenantReader.class);

    private final String system;
    private final SpaceDirectory spaces;
    private final DesignTimePlane designTime;
    private final CatalogPlane catalog;
    private final ObjectDocuments documents;
    private final ModelTypes modelTypes;
    private final Parallel parallel;
    private final Clock clock;

    TenantReader(
            String system,
            SpaceDirectory spaces,
            DesignTimePlane designTime,
            CatalogPlane catalog,
            ObjectDocuments documents,
            ModelTypes modelTypes,
            Parallel parallel,
            Clock clock) {
        this.system = system;
        this.spaces = spaces;
        this.designTime = designTime;
        this.catalog = catalog;
        this.documents = documents;
        this.modelTypes = modelTypes;
        this.parallel = parallel;
        this.clock = clock;
    }

    @Override
    public Containers listContainers() {
        return spaces.list();
    }

    @Override
    public Completeness read(Container container, Selection names, Consumer<Finding> sink) {
        String space = container.name();
        SpaceInventory inventory = SpaceInventory.read(space, designTime, catalog, parallel);
        long selected =
                inventory.objects().keySet().stream().filter(names::matches).count();
        sink.accept(new Finding.Announced((int) selected));
        SpaceReading reading = new SpaceReading(
                system,
                space,
                inventory,
                new SpaceDocuments(system, space, documents, parallel),
                new AssetMetadata(catalog),
                modelTypes,
                parallel);
        SortedMap<String, Finding> findings = reading.findings(names, spaces.ids(), clock.instant());
        findings.values().forEach(sink);
        LOG.info(
                "Read space {}: {} objects, {}",
                space,
                findings.size(),
                inventory.completeness().isComplete() ? "complete" : "incomplete");
        return inventory.completeness();
    }
}
