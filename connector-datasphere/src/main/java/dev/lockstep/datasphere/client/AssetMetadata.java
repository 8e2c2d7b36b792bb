package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.datasphere.mapping.CsdlMapper;
import dev.lockstep.datasphere.mapping.CsdlResult;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Finding;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Assets of which only the CSDL can be read: exposed, but closed at design time. Thread-safe. */
final class AssetMetadata {
    private static final String POOR =
            "Only its OData metadata could be read: associations, formulas, access controls and lineage are not in it.";
    private static final String READ_ONLY_ROLE =
            "Assign the technical user of the OAuth client a scoped role that may read objects of this space, such as DW Viewer.";

    private final CatalogPlane catalog;

    AssetMetadata(CatalogPlane catalog) {
        this.catalog = catalog;
    }

    /** One or two calls: an asset that is served in both modes has its keys in the one and its measures in the other. */
    Finding read(AssetId id, CatalogAsset asset) {
        if (asset.relationalMetadata().isEmpty()) {
            return asset.analyticalMetadata()
                    .map(metadata -> mapped(id, asset, AssetKind.ANALYTIC_MODEL, metadata, Map.of()))
                    .orElseGet(() -> new Finding.Failed(
                            id,
                            "The catalog names no metadata of it, and design time does not know it.",
                            READ_ONLY_ROLE));
        }
        URI relational = asset.relationalMetadata().get();
        Optional<Reply> analytical = asset.analyticalMetadata().map(catalog::readMetadata);
        if (analytical
                .filter(reply -> reply instanceof Failure failure && failure.isSilence())
                .isPresent()) {
            return failed(id, (Failure) analytical.get());
        }
        Map<String, ColumnRole> roles = analytical
                .flatMap(reply -> model(id, reply))
                .map(AssetMetadata::roles)
                .orElseGet(Map::of);
        return mapped(id, asset, AssetKind.VIEW, relational, roles);
    }

    private Finding mapped(
            AssetId id, CatalogAsset asset, AssetKind kind, URI metadata, Map<String, ColumnRole> roles) {
        Reply reply = catalog.readMetadata(metadata);
        if (reply instanceof Failure failure) {
            return failed(id, failure);
        }
        Texts label = asset.label().isEmpty() ? Texts.none() : Texts.of(asset.label());
        CsdlResult result = CsdlMapper.map(id, kind, label, ((Reply.Content) reply).text(), roles);
        if (result instanceof CsdlResult.Mapped found) {
            List<Loss> losses = new ArrayList<>(found.losses());
            losses.add(new Loss(id, "", Loss.Severity.DEGRADED, POOR));
            return new Finding.Found(found.asset().toBuilder().partial(true).build(), losses);
        }
        return new Finding.Failed(
                id, "Its $metadata cannot be used: %s.".formatted(((CsdlResult.Refused) result).reason()), "");
    }

    private static Finding failed(AssetId id, Failure failure) {
        return new Finding.Failed(id, "Its $metadata %s.".formatted(failure.cause()), failure.remedy());
    }

    private static Optional<Asset> model(AssetId id, Reply reply) {
        return reply instanceof Reply.Content content
                        && CsdlMapper.map(id, AssetKind.ANALYTIC_MODEL, Texts.none(), content.text())
                                instanceof CsdlResult.Mapped mapped
                ? Optional.of(mapped.asset())
                : Optional.empty();
    }

    private static Map<String, ColumnRole> roles(Asset asset) {
        return asset.columns().stream().collect(Collectors.toMap(Column::name, Column::role));
    }
}
