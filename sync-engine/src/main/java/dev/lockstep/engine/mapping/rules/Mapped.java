package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.Column;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.KeptAsset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An asset after the rules.
 *
 * @param keptSource as the source has it
 * @param kept as it is desired; this is what the target keeps as the model, so that the next run compares like with like
 * @param targetName name to start from in the target, where a rule gives another than the technical one
 * @param excludedBy the rule that leaves the asset out
 * @param matched ids of the rules that matched, in the configuration's order
 * @param applied what the rules did, in the configuration's order
 */
public record Mapped(
        KeptAsset keptSource,
        KeptAsset kept,
        Optional<String> targetName,
        Optional<String> excludedBy,
        List<String> matched,
        List<Applied> applied) {
    public Mapped {
        requireNonNull(keptSource, "keptSource is null");
        requireNonNull(kept, "kept is null");
        requireNonNull(targetName, "targetName is null");
        requireNonNull(excludedBy, "excludedBy is null");
        matched = List.copyOf(matched);
        applied = List.copyOf(applied);
    }

    public Mapped(
            Asset source,
            Asset asset,
            Optional<String> targetName,
            Optional<String> excludedBy,
            List<String> matched,
            List<Applied> applied) {
        this(KeptAsset.of(source), KeptAsset.of(asset), targetName, excludedBy, matched, applied);
    }

    /** The asset as it is, without any rule. */
    public static Mapped unchanged(Asset asset) {
        return new Mapped(asset, asset, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** Of the source. */
    public AssetId id() {
        return keptSource.id();
    }

    /** The asset as the source has it. */
    public Asset source() {
        return keptSource.asset();
    }

    /** The asset as it is desired. */
    public Asset asset() {
        return kept.asset();
    }

    /** The same, small. @param found what {@link #source} was taken from, kept as it is; @param packer of the desired assets */
    public Mapped packed(KeptAsset found, AssetPacker packer) {
        KeptAsset desired = kept.equals(keptSource) ? found : kept.packed(packer);
        return new Mapped(found, desired, targetName, excludedBy, matched, applied);
    }

    /** This and then {@code next}, which starts from what this one came to. What a later stage leaves out, nothing is said of any more. */
    Mapped then(Mapped next) {
        List<Applied> all = new ArrayList<>(applied);
        all.removeIf(done -> done.isOfColumn()
                && next.asset().columns().stream()
                        .noneMatch(column -> column.name().equals(done.path().get(1))));
        all.addAll(next.applied);
        List<String> both = new ArrayList<>(matched);
        both.addAll(next.matched);
        return new Mapped(keptSource, next.kept, next.targetName, next.excludedBy, both, all);
    }

    /** With other names for columns in the target. @param names by technical name; @param cause what is named in place of a rule */
    public Mapped withColumnNames(Map<String, String> names, String cause) {
        if (names.isEmpty()) {
            return this;
        }
        List<Column> columns = new ArrayList<>();
        List<Applied> all = new ArrayList<>(applied);
        for (Column column : asset().columns()) {
            List<Edited> changes = new ArrayList<>();
            String name = names.getOrDefault(column.name(), column.publishedName());
            columns.add(ColumnEdit.renamed(changes, column, name));
            changes.forEach(
                    change -> all.add(change.within("columns", column.name()).by(cause)));
        }
        Asset renamed = asset().toBuilder().columns(columns).build();
        return new Mapped(keptSource, KeptAsset.of(renamed), targetName, excludedBy, matched, all);
    }

    /** The name to start from in the target. */
    public String publishedName() {
        return targetName.orElse(id().name());
    }
}
