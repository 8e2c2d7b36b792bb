package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * An asset after the rules.
 *
 * @param source as the source has it
 * @param asset as it is desired; this is what the target keeps as the model, so that the next run compares like with like
 * @param targetName name to start from in the target, where a rule gives another than the technical one
 * @param excludedBy the rule that leaves the asset out
 * @param matched ids of the rules that matched, in the configuration's order
 * @param applied what the rules did, in the configuration's order
 */
public record Mapped(
        Asset source,
        Asset asset,
        Optional<String> targetName,
        Optional<String> excludedBy,
        List<String> matched,
        List<Applied> applied) {
    public Mapped {
        requireNonNull(source, "source is null");
        requireNonNull(asset, "asset is null");
        requireNonNull(targetName, "targetName is null");
        requireNonNull(excludedBy, "excludedBy is null");
        matched = List.copyOf(matched);
        applied = List.copyOf(applied);
    }

    /** The asset as it is, without any rule. */
    public static Mapped unchanged(Asset asset) {
        return new Mapped(asset, asset, Optional.empty(), Optional.empty(), List.of(), List.of());
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
        return new Mapped(source, next.asset, next.targetName, next.excludedBy, both, all);
    }

    /** With other names for columns in the target. @param names by technical name; @param cause what is named in place of a rule */
    public Mapped withColumnNames(Map<String, String> names, String cause) {
        if (names.isEmpty()) {
            return this;
        }
        List<Column> columns = new ArrayList<>();
        List<Applied> all = new ArrayList<>(applied);
        for (Column column : asset.columns()) {
            List<Edited> changes = new ArrayList<>();
            String name = names.getOrDefault(column.name(), column.publishedName());
            columns.add(ColumnEdit.renamed(changes, column, name));
            changes.forEach(
                    change -> all.add(change.within("columns", column.name()).by(cause)));
        }
        Asset renamed = asset.toBuilder().columns(columns).build();
        return new Mapped(source, renamed, targetName, excludedBy, matched, all);
    }

    /** The name to start from in the target. */
    public String publishedName() {
        return targetName.orElse(source.id().name());
    }
}
