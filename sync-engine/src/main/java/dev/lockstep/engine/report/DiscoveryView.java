package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.discovery.ScopeSnapshot;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.spi.Finding;
import java.util.List;
import java.util.TreeMap;

/** What is there: containers, numbers by kind, what was skipped, what could not be read, what was not seen. */
public final class DiscoveryView {
    private DiscoveryView() {}

    public static String text(Snapshot snapshot, TextOptions options) {
        TextPage page = new TextPage(options);
        page.heading("%s: %s, %s"
                .formatted(
                        snapshot.system(),
                        Words.count(snapshot.scopes().size(), "container"),
                        Words.count(snapshot.assets().count(), "asset")));
        page.table(containers(snapshot));
        page.section("Skipped", skipped(snapshot));
        page.section("Not readable", failed(snapshot));
        GapsView.append(page, snapshot.overall());
        return page.toString();
    }

    public static ObjectNode json(Snapshot snapshot) {
        ObjectNode document = Json.document("discovery").put("system", snapshot.system());
        document.put("complete", snapshot.overall().isComplete());
        document.set("gaps", GapsView.json(snapshot.completeness()));
        document.set("containers", Json.array(snapshot.scopes(), DiscoveryView::container));
        return document;
    }

    private static TextTable containers(Snapshot snapshot) {
        TextTable table = new TextTable(
                "Container",
                "Label",
                "Tables",
                "Views",
                "Analytic models",
                "Collections",
                "Datasets",
                "Skipped",
                "Not readable",
                "Seen");
        for (ScopeSnapshot scope : snapshot.scopes()) {
            table.row(
                    scope.container().name(),
                    scope.container().label().any().orElse(""),
                    number(scope, AssetKind.TABLE),
                    number(scope, AssetKind.VIEW),
                    number(scope, AssetKind.ANALYTIC_MODEL),
                    number(scope, AssetKind.COLLECTION),
                    number(scope, AssetKind.DATASET),
                    orBlank(scope.skipped().size()),
                    orBlank(scope.failed().size()),
                    scope.completeness().isComplete() ? "all" : "in part");
        }
        return table;
    }

    private static String number(ScopeSnapshot scope, AssetKind kind) {
        return orBlank(count(scope, kind));
    }

    private static long count(ScopeSnapshot scope, AssetKind kind) {
        return scope.assets().stream()
                .filter(found -> found.asset().kind() == kind)
                .count();
    }

    private static String orBlank(long number) {
        return number == 0 ? "" : "%,d".formatted(number);
    }

    private static TextTable skipped(Snapshot snapshot) {
        TextTable table = new TextTable("Object", "Why");
        for (ScopeSnapshot scope : snapshot.scopes()) {
            scope.skipped().forEach(f -> table.row(f.id().container() + "/" + f.id().name(), f.reason()));
        }
        return table;
    }

    private static TextTable failed(Snapshot snapshot) {
        TextTable table = new TextTable("Object", "Why", "Remedy");
        for (ScopeSnapshot scope : snapshot.scopes()) {
            scope.failed().forEach(f -> table.row(f.id().container() + "/" + f.id().name(), f.reason(), f.remedy()));
        }
        return table;
    }

    private static ObjectNode container(ScopeSnapshot scope) {
        ObjectNode node = Json.object().put("name", scope.container().name());
        scope.container().label().any().ifPresent(label -> node.put("label", label));
        node.put("complete", scope.completeness().isComplete());
        node.set("gaps", GapsView.json(scope.completeness()));
        TreeMap<String, Long> counts = new TreeMap<>();
        List.of(AssetKind.values()).forEach(kind -> counts.put(Words.key(kind), count(scope, kind)));
        node.set("counts", Json.counts(counts));
        node.set("assets", Json.array(scope.assets(), DiscoveryView::asset));
        node.set("skipped", Json.array(scope.skipped(), skipped -> Json.object()
                .put("name", skipped.id().name())
                .put("reason", skipped.reason())));
        node.set("failed", Json.array(scope.failed(), failed -> Json.object()
                .put("name", failed.id().name())
                .put("reason", failed.reason())
                .put("remedy", failed.remedy())));
        return node;
    }

    private static ObjectNode asset(Finding.Found found) {
        Asset asset = found.asset();
        ObjectNode node = Json.object()
                .put("name", asset.id().name())
                .put("kind", Words.key(asset.kind()))
                .put("columns", asset.columns().size())
                .put("measures", asset.semantics().measures().size())
                .put("losses", found.losses().size());
        asset.label().any().ifPresent(label -> node.put("label", label));
        return node;
    }
}
