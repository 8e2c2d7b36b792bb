package dev.lockstep.engine.report;

import static java.util.stream.Collectors.joining;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.mapping.rules.Applied;
import dev.lockstep.engine.partitions.PartitionCount;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Curated;
import dev.lockstep.model.Semantics;
import dev.lockstep.model.Stewardship;
import dev.lockstep.model.Texts;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Finding;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One asset in full. */
public final class AssetView {
    private AssetView() {}

    /**
     * @param curated what people said in place of the source; empty where it is not known who did
     * @param partitions of it, unless nobody asked
     */
    public static String text(
            Finding.Found found, List<Applied> curated, Optional<PartitionCount> partitions, TextOptions options) {
        Asset asset = found.asset();
        TextPage page = new TextPage(options);
        page.heading("%s/%s: %s".formatted(asset.id().container(), asset.id().name(), Words.of(asset.kind())));
        facts(page, asset);
        partitions.ifPresent(count -> fact(page, "Partitions", PartitionsView.sentence(count)));
        AssetTables tables = new AssetTables(asset, options.languages());
        page.section("Columns", tables.columns());
        page.section("Measures", tables.measures());
        page.section("Dimensions", tables.dimensions());
        page.section("Hierarchies", tables.hierarchies());
        page.section("Variables", tables.variables());
        page.section("Associations", tables.associations());
        page.section("Computed from", tables.upstream());
        page.section("Curated", curated(curated));
        LossView.append(page, found.losses());
        return page.toString();
    }

    private static TextTable curated(List<Applied> curated) {
        TextTable table = new TextTable("Part", "Source says", "Said instead", "By");
        curated.forEach(done -> table.row(done.shownPath(), done.before(), done.after(), done.rule()));
        return table;
    }

    /** The canonical asset as it is, what people said in place of the source, and what could not be read of it. */
    public static ObjectNode json(Finding.Found found, List<Applied> curated, Optional<PartitionCount> partitions) {
        ObjectNode document = Json.document("asset")
                .put("id", found.id().toString())
                .put("kind", Words.key(found.asset().kind()))
                .put("fingerprint", Fingerprint.of(found.asset()).value());
        document.set("asset", Json.tree(AssetTrees.toTree(found.asset())));
        document.set("curated", Json.array(curated, done -> Json.object()
                .put("path", done.shownPath())
                .put("source", done.before())
                .put("value", done.after())
                .put("by", done.rule())));
        document.set("losses", LossView.json(found.losses()));
        partitions.ifPresent(count -> document.putObject("partitions")
                .put("count", count.seen())
                .put("complete", count.completeness().isComplete()));
        return document;
    }

    private static void facts(TextPage page, Asset asset) {
        fact(page, "System", asset.id().system());
        fact(page, "Label", languages(asset.label()));
        fact(page, "Description", languages(asset.description()));
        fact(page, "Usage", usage(asset.semantics()));
        fact(page, "Key", String.join(", ", AssetTables.key(asset)));
        fact(page, "Partitioned by", String.join(", ", asset.partitionKeys()));
        fact(page, "Stored", storage(asset));
        fact(page, "Row access", String.join(", ", asset.semantics().accessControls()));
        Stewardship people = asset.stewardship();
        fact(page, "Owner", people.owner().orElse(""));
        fact(page, "Steward", people.steward().orElse(""));
        fact(page, "Contact", people.contact().orElse(""));
        fact(page, "Certification", people.certification().orElse(""));
        fact(page, "Release state", release(people));
        fact(page, "Tags", String.join(", ", people.tags()));
        fact(page, "Terms", String.join(", ", people.glossaryTerms()));
        if (!people.customProperties().isEmpty()) {
            fact(page, "Properties", CanonicalJson.print(people.customProperties()));
        }
        fact(page, "Curated", String.join(", ", Curated.of(asset.rest())));
        fact(page, "Kept as is", keptAsIs(asset));
    }

    private static String keptAsIs(Asset asset) {
        return asset.rest().members().keySet().stream()
                .filter(name -> !name.equals(Curated.KEY))
                .collect(joining(", "));
    }

    private static void fact(TextPage page, String name, String value) {
        if (!value.isEmpty()) {
            String title = name;
            for (String piece : OneLine.wrap(OneLine.of(value), TextOptions.WIDTH - 18)) {
                page.line("  %-15s %s".formatted(title, piece));
                title = "";
            }
        }
    }

    /** Every language, since one asset is shown in full. */
    private static String languages(Texts texts) {
        return texts.byLanguage().entrySet().stream()
                .map(text ->
                        text.getKey().isEmpty() ? text.getValue() : "%s (%s)".formatted(text.getValue(), text.getKey()))
                .collect(joining(" · "));
    }

    private static String usage(Semantics semantics) {
        List<String> words = new ArrayList<>();
        if (semantics.usage() != Semantics.Usage.NONE) {
            words.add(Words.of(semantics.usage()));
        }
        if (semantics.exposed()) {
            words.add("exposed for consumption");
        }
        if (semantics.deltaCapture()) {
            words.add("captures changes");
        }
        return String.join(", ", words);
    }

    private static String storage(Asset asset) {
        return List.of(
                        asset.storage().connection(),
                        asset.storage().location(),
                        asset.storage().format())
                .stream()
                .flatMap(Optional::stream)
                .collect(joining(", "));
    }

    private static String release(Stewardship people) {
        return people.releaseState().orElse("")
                + people.successor().map(", use %s instead"::formatted).orElse("");
    }
}
