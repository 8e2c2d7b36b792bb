package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Tree;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Canonical to CSN, the reverse of {@link CsnMapper}. Pure and total.
 *
 * <p>For an asset that was read from CSN, {@link #definition} and {@link #businessLayer} are equal to what was read: every annotation, every
 * element and every facet in its notation. Equal is meant as in JSON, where the order of members does not count; the order of elements is kept.
 */
public final class CsnWriter {
    /** Direction of an asset's rest: texts of placeholders that the model does not hold, by key and language. */
    static final String TEXTS = "!i18n";

    private CsnWriter() {}

    /**
     * A document and what it does not say.
     *
     * @param document the object, with the contexts, types and sources that it takes to understand it
     * @param losses parts of the asset that reading the document does not give back, sorted
     */
    public record Written(CsnDocument document, List<Loss> losses) {}

    /** A document of the asset's space that defines the asset. */
    public static Written write(Asset asset) {
        CsnDocument document = document(asset);
        return new Written(document, WrittenLosses.of(asset, document));
    }

    /** What the document of the asset says of it under {@code definitions}. */
    public static Tree.Node definition(Asset asset) {
        return written(asset).definition();
    }

    /** What the document of the asset says of it under {@code businessLayerDefinitions}. */
    public static Optional<Tree> businessLayer(Asset asset) {
        return written(asset).layer();
    }

    static CsnDocument document(Asset asset) {
        Whole written = written(asset);
        Map<String, Tree> definitions = new LinkedHashMap<>();
        definitions.put(asset.id().name(), written.definition());
        new Companions(asset, written.definition()).find().forEach(definitions::putIfAbsent);
        Map<String, Tree> root = new LinkedHashMap<>();
        root.put("definitions", new Tree.Node(definitions));
        written.layer()
                .ifPresent(layer ->
                        root.put(Whole.LAYER, new Tree.Node(Map.of(asset.id().name(), layer))));
        Tree.Node texts = texts(asset, written);
        if (!texts.isEmpty()) {
            root.put("i18n", texts);
        }
        root.put("version", new Tree.Node(Map.of("csn", Tree.text("1.0"))));
        return new CsnDocument(asset.id().toString(), new Tree.Node(root));
    }

    static Tree.Node texts(Asset asset, Whole written) {
        return Translations.turned(Residue.mergeNode(
                Translations.turned(Placeholders.of(asset, written)),
                asset.rest().findNode(TEXTS).orElseGet(Tree.Node::empty)));
    }

    /** The definition and the analytic half, the asset's rest included. */
    static Whole written(Asset asset) {
        Whole whole = Whole.split(Residue.mergeNode(rendered(asset).join(), asset.rest()));
        Tree.Node definition = ElementOrder.apply(asset, whole.definition());
        Optional<Tree> query = QueryWriter.isIn(definition)
                        || asset.rest().find(QueryWriter.NONE).isPresent()
                ? Optional.empty()
                : QueryWriter.write(asset);
        return query.isPresent()
                ? new Whole(Residue.with(definition, QueryWriter.QUERY, query.get()), whole.layer())
                : new Whole(definition, whole.layer());
    }

    /** The same without the asset's rest and without a query. */
    static Whole rendered(Asset asset) {
        Optional<Tree> layer = asset.kind() == AssetKind.ANALYTIC_MODEL
                ? Optional.of(new LayerWriter(asset).write())
                : Optional.empty();
        return new Whole(new EntityWriter(asset).write(), layer);
    }
}
