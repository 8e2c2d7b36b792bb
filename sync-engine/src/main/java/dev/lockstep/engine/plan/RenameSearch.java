package dev.lockstep.engine.plan;

import static java.util.stream.Collectors.groupingBy;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * Finds objects of one container that are new under one name and gone under another. One to one or not at all: the same source at another
 * address, else the only two that are alike.
 */
final class RenameSearch {
    private final TargetFormat format;

    RenameSearch(TargetFormat format) {
        this.format = format;
    }

    /** @param created what is to be created; @param gone objects of ours whose source is gone. Sorted */
    List<Renaming> find(Collection<Desired> created, Collection<Occupant> gone) {
        if (created.isEmpty() || gone.isEmpty()) {
            return List.of();
        }
        Map<Occupant, Asset> recalled = new TreeMap<>((a, b) -> a.address().compareTo(b.address()));
        gone.forEach(occupant -> {
            if (format.recall(occupant.form()) instanceof Recall.Known known) {
                recalled.put(occupant, known.asset());
            }
        });
        List<Desired> left = new ArrayList<>(created);
        List<Renaming> found = new ArrayList<>();
        match(left, recalled, Asset::id, found);
        match(left, recalled, Likeness::of, found);
        return found.stream().sorted().toList();
    }

    /** Pairs those that are the only ones with their key, and takes them out of the search. */
    private static void match(
            List<Desired> created, Map<Occupant, Asset> gone, Function<Asset, Object> key, List<Renaming> found) {
        Map<Object, List<Desired>> createdByKey =
                created.stream().collect(groupingBy(desired -> key.apply(desired.asset())));
        Map<Object, List<Occupant>> goneByKey =
                gone.keySet().stream().collect(groupingBy(occupant -> key.apply(gone.get(occupant))));
        createdByKey.forEach((common, news) -> {
            List<Occupant> olds = goneByKey.getOrDefault(common, List.of());
            if (news.size() == 1 && olds.size() == 1 && isTelling(common)) {
                found.add(new Renaming(olds.get(0).address(), news.get(0).address()));
                created.remove(news.get(0));
                gone.remove(olds.get(0));
            }
        });
    }

    private static boolean isTelling(Object key) {
        return key instanceof AssetId || ((Likeness) key).isTelling();
    }
}
