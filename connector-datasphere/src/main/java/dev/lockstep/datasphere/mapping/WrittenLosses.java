package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What a written document does not say of its asset. Found by reading the document: whatever comes back otherwise than it was is a loss, by the
 * smallest part that differs, so that none can be forgotten.
 */
final class WrittenLosses {
    private static final Map<String, String> REASONS = reasons();

    private final AssetId asset;
    private final List<Loss> losses = new ArrayList<>();

    private WrittenLosses(AssetId asset) {
        this.asset = asset;
    }

    static List<Loss> of(Asset asset, CsnDocument document) {
        WrittenLosses found = new WrittenLosses(asset.id());
        Optional<Asset> read = read(asset.id(), document);
        if (read.isEmpty()) {
            String reason = asset.columns().isEmpty()
                    ? "CSN has no tables, views or models without columns"
                    : "CSN cannot say what the object is";
            found.losses.add(new Loss(asset.id(), "", Severity.DROPPED, reason));
        } else {
            found.compare("", AssetTrees.toTree(asset), AssetTrees.toTree(read.get()));
        }
        return found.losses.stream().sorted().distinct().toList();
    }

    /** What the document says of the asset. */
    static Optional<Asset> read(AssetId id, CsnDocument document) {
        CsnSpace space =
                CsnSpace.builder(id.container()).addObject(id.name(), document).build();
        return new CsnMapper(id.system(), space).map(id.name()) instanceof Finding.Found found
                ? Optional.of(found.asset())
                : Optional.empty();
    }

    private void compare(String path, Tree.Node written, Tree.Node read) {
        Set<String> names = new LinkedHashSet<>(written.members().keySet());
        names.addAll(read.members().keySet());
        for (String name : names) {
            Optional<Tree> before = written.find(name);
            Optional<Tree> after = read.find(name);
            if (!before.equals(after)) {
                differ(path.isEmpty() ? name : path + "/" + name, before, after);
            }
        }
    }

    private void differ(String path, Optional<Tree> before, Optional<Tree> after) {
        Optional<Map<String, Tree.Node>> left = before.flatMap(WrittenLosses::named);
        Optional<Map<String, Tree.Node>> right = after.flatMap(WrittenLosses::named);
        boolean list = left.isPresent()
                && right.isPresent()
                && List.copyOf(left.get().keySet())
                        .equals(List.copyOf(right.get().keySet()));
        if (list) {
            left.get()
                    .forEach((name, item) ->
                            compare(path + "/" + name, item, right.get().get(name)));
        } else if (isPlace(path) && before.isPresent() && after.isPresent()) {
            compare(path, (Tree.Node) before.get(), (Tree.Node) after.get());
        } else {
            losses.add(
                    before.isEmpty()
                            ? new Loss(asset, path, Severity.NOTE, "CSN says more than the asset")
                            : new Loss(
                                    asset,
                                    path,
                                    after.isPresent() ? Severity.DEGRADED : Severity.DROPPED,
                                    reason(path)));
        }
    }

    /** Records of the asset that have records of their own. */
    private static boolean isPlace(String path) {
        return Set.of("storage", "semantics", "stewardship").contains(path);
    }

    /** The items of a list by their names, when all have one and no two the same. */
    private static Optional<Map<String, Tree.Node>> named(Tree tree) {
        if (!(tree instanceof Tree.Seq items)) {
            return Optional.empty();
        }
        Map<String, Tree.Node> named = new LinkedHashMap<>();
        for (Tree item : items.items()) {
            Optional<String> name = item instanceof Tree.Node node ? node.findText("name") : Optional.empty();
            if (name.isEmpty() || named.put(name.get(), (Tree.Node) item) != null) {
                return Optional.empty();
            }
        }
        return Optional.of(named);
    }

    private static String reason(String path) {
        return REASONS.entrySet().stream()
                .filter(reason -> path.matches(reason.getKey()))
                .map(Map.Entry::getValue)
                .findFirst()
                .orElse("CSN says it differently or not at all");
    }

    private static Map<String, String> reasons() {
        Map<String, String> reasons = new LinkedHashMap<>();
        reasons.put("columns/.*/type", "CSN has no such type; the column has the closest one");
        reasons.put("columns/.*/nativeType", "CSN names the type as the canonical type does");
        reasons.put("kind", "CSN has tables, views and analytic models");
        reasons.put("partitionKeys", "CSN has no partition keys");
        reasons.put("storage/.*", "CSN says where rows lie only for remote and Open SQL tables");
        reasons.put("(stewardship|columns/.*)/glossaryTerms", "Datasphere has no interface for glossary terms");
        reasons.put("stewardship/customProperties", "CSN holds the purpose and the folder only");
        reasons.put("upstream", "a table has no sources, and a view only those that its query names");
        return reasons;
    }
}
