package dev.lockstep.engine.mapping.rules;

import dev.lockstep.engine.mapping.rules.Action.Filter;
import dev.lockstep.engine.mapping.rules.Action.Rename;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Column;
import dev.lockstep.model.Curated;
import dev.lockstep.model.TypeSpelling;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** An asset while rules change it. For one thread, once. */
final class Draft {
    private final Asset source;
    private final Map<String, Column> columns = new LinkedHashMap<>();
    private final Map<String, String> excludedColumns = new HashMap<>();
    private final List<String> matched = new ArrayList<>();
    private final List<Applied> applied = new ArrayList<>();
    private Asset asset;
    private Optional<String> targetName = Optional.empty();
    private Optional<String> excludedBy = Optional.empty();

    Draft(Asset source) {
        this.source = source;
        this.asset = source;
        source.columns().forEach(column -> columns.put(column.name(), column));
    }

    /** @param rule whose match holds for the asset; which columns it is about is decided here */
    void apply(Rule rule) {
        if (rule.match().columns().isEmpty()) {
            matched.add(rule.id());
            applyToAsset(rule);
            return;
        }
        Match.Columns match = rule.match().columns().get();
        List<Column> chosen = source.columns().stream().filter(match::matches).toList();
        if (!chosen.isEmpty()) {
            matched.add(rule.id());
            chosen.forEach(column -> applyToColumn(rule, column.name()));
        }
    }

    Mapped finish() {
        source.columns().stream()
                .filter(column -> excludedColumns.containsKey(column.name()))
                .forEach(this::leaveOut);
        applied.stream().filter(Applied::isOfColumn).forEach(this::markColumn);
        List<String> curated = applied.stream()
                .filter(done -> !done.isOfColumn())
                .flatMap(done -> done.curatedPart().stream())
                .toList();
        asset = asset.toBuilder()
                .columns(List.copyOf(columns.values()))
                .rest(Curated.mark(asset.rest(), curated))
                .build();
        boolean unchanged = asset.equals(source);
        return new Mapped(source, unchanged ? source : asset, targetName, excludedBy, matched, applied);
    }

    private void markColumn(Applied done) {
        done.curatedPart()
                .ifPresent(part -> columns.computeIfPresent(done.path().get(1), (name, column) -> column.toBuilder()
                        .rest(Curated.mark(column.rest(), List.of(part)))
                        .build()));
    }

    private void leaveOut(Column column) {
        columns.remove(column.name());
        applied.removeIf(
                done -> done.path().size() > 2 && done.path().subList(0, 2).equals(List.of("columns", column.name())));
        applied.add(new Applied(
                excludedColumns.get(column.name()),
                List.of("columns", column.name()),
                TypeSpelling.print(column.type()),
                ""));
    }

    private void applyToAsset(Rule rule) {
        if (rule.action() instanceof Filter filter) {
            excludedBy = filter.include() ? Optional.empty() : Optional.of(rule.id());
        } else if (rule.action() instanceof Rename rename) {
            rename(rule, rename);
        } else {
            AssetEdit.Result result = AssetEdit.of(rule.action(), asset);
            asset = result.asset();
            result.changes().forEach(change -> applied.add(change.by(rule.id())));
        }
    }

    private void rename(Rule rule, Rename rename) {
        String before = targetName.orElse(source.id().name());
        String after = rename.name(source.id().name());
        if (!after.equals(before)) {
            applied.add(new Applied(rule.id(), List.of("id", "name"), before, after));
        }
        targetName = Optional.of(after);
    }

    private void applyToColumn(Rule rule, String name) {
        if (rule.action() instanceof Filter filter) {
            if (filter.include()) {
                excludedColumns.remove(name);
            } else {
                excludedColumns.put(name, rule.id());
            }
            return;
        }
        ColumnEdit.Result result = ColumnEdit.of(rule.action(), columns.get(name));
        columns.put(name, result.column());
        result.changes()
                .forEach(change -> applied.add(change.within("columns", name).by(rule.id())));
    }
}
