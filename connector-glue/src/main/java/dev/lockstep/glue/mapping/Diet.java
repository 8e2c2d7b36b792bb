package dev.lockstep.glue.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What of an asset can be left out of the model, heaviest first, each step on top of those before. */
final class Diet {
    /** So many members go one by one; then the others go together. */
    private static final int SINGLE_STEPS = 8;

    /** @param path what goes; @param slimmer the asset without it and without what went before */
    record Step(String path, Asset slimmer) {}

    private Diet() {}

    static List<Step> of(Asset asset) {
        List<Step> steps = new ArrayList<>();
        Map<String, Tree> rest = new LinkedHashMap<>(asset.rest().members());
        List<String> heaviest = rest.keySet().stream()
                .sorted(Comparator.comparingInt((String name) -> -weight(rest.get(name)))
                        .thenComparing(Comparator.naturalOrder()))
                .toList();
        for (String name : heaviest.stream().limit(SINGLE_STEPS).toList()) {
            rest.remove(name);
            steps.add(new Step("rest/" + name, withRest(asset, new Tree.Node(rest))));
        }
        if (!rest.isEmpty()) {
            steps.add(new Step("rest", withRest(asset, Tree.Node.empty())));
        }
        List<Column> columns = asset.columns().stream().map(Diet::withoutRest).toList();
        if (!columns.equals(asset.columns())) {
            steps.add(new Step(
                    "columns/*/rest",
                    withRest(asset, Tree.Node.empty()).toBuilder()
                            .columns(columns)
                            .build()));
        }
        return steps;
    }

    private static int weight(Tree tree) {
        return CanonicalJson.print(tree).length();
    }

    private static Asset withRest(Asset asset, Tree.Node rest) {
        return asset.toBuilder().rest(rest).build();
    }

    /** Its name in the target stays: it leads to the column. */
    private static Column withoutRest(Column column) {
        Map<String, Tree> kept = new LinkedHashMap<>(column.rest().members());
        kept.keySet().retainAll(Set.of(Column.TARGET_NAME));
        return column.toBuilder().rest(new Tree.Node(kept)).build();
    }
}
