package dev.lockstep.engine;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.KeptAsset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The names of objects and columns in one container of the target. Columns are many, so they are held packed. For one thread. */
final class NamesInContainer {
    private final String container;
    private final String space;
    private final AssetPacker packer = new AssetPacker(AssetPacker.room());
    private final Map<String, Set<String>> objects = new HashMap<>();
    private final Map<String, List<KeptAsset>> standing = new HashMap<>();

    /** @param space container of the source whose objects count */
    NamesInContainer(String container, String space) {
        this.container = container;
        this.space = space;
    }

    boolean isOf(String otherContainer, String otherSpace) {
        return container.equals(otherContainer) && space.equals(otherSpace);
    }

    /** @param name that {@code asset} has in the container */
    void add(String name, Asset asset) {
        if (asset.id().container().equals(space)) {
            String source = asset.id().name();
            objects.computeIfAbsent(source, first -> new HashSet<>()).add(name);
            standing.computeIfAbsent(source, first -> new ArrayList<>())
                    .add(KeptAsset.of(namesOnly(asset)).packed(packer));
        }
    }

    Map<String, Set<String>> objects() {
        return objects;
    }

    Map<String, Set<String>> columns(String object) {
        Map<String, Set<String>> names = new HashMap<>();
        standing.getOrDefault(object, List.of())
                .forEach(kept -> kept.asset().columns().forEach(column -> names.computeIfAbsent(
                                column.name(), first -> new HashSet<>())
                        .add(column.publishedName())));
        return names;
    }

    private static Asset namesOnly(Asset asset) {
        return Asset.of(
                asset.id(),
                asset.kind(),
                asset.columns().stream()
                        .map(column ->
                                Column.of(column.name(), new DataType.Bool()).publishedAs(column.publishedName()))
                        .toList());
    }
}
