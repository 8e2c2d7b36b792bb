package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Association;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Texts;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** CSDL as an asset. Pure and total: a document that cannot be an asset is refused with a reason, never with an exception. */
public final class CsdlMapper {
    private static final Set<String> MODELLED = Set.of("label", "quickinfo", "originalname", "leveled");

    private final CsdlDocument document;
    private final CsdlEntity entity;
    private final CsdlAnnotations annotations;
    private final CsdlColumns columns;
    private final AssetId id;

    private CsdlMapper(CsdlDocument document, AssetId id, Map<String, ColumnRole> roles) throws CsdlRefusal {
        this.document = document;
        this.id = id;
        this.entity = CsdlEntity.of(document, id.name());
        this.annotations = new CsdlAnnotations(
                entity.type(),
                Stream.concat(document.annotations(entity.name()), document.setAnnotations(entity.entitySet())));
        this.columns = new CsdlColumns(document, entity, id, roles);
    }

    /**
     * @param id of the asset the document was read for; picks the entity set if there are several
     * @param kind the document does not say it
     * @param label used when the document has none
     * @param csdl XML text
     */
    public static CsdlResult map(AssetId id, AssetKind kind, Texts label, String csdl) {
        return map(id, kind, label, csdl, Map.of());
    }

    /**
     * As {@link #map(AssetId, AssetKind, Texts, String)}, for an asset that is served in both modes.
     *
     * @param roles by column name, as the analytical document tells them; used where {@code csdl} tells none
     */
    public static CsdlResult map(AssetId id, AssetKind kind, Texts label, String csdl, Map<String, ColumnRole> roles) {
        try {
            CsdlMapper mapper = new CsdlMapper(CsdlDocument.parse(csdl), id, roles);
            if (mapper.columns.columns().isEmpty()) {
                return new CsdlResult.Refused("the entity type %s has no properties".formatted(mapper.entity.name()));
            }
            return new CsdlResult.Mapped(mapper.asset(kind, label), mapper.losses());
        } catch (CsdlRefusal e) {
            return new CsdlResult.Refused(e.getMessage());
        }
    }

    private Asset asset(AssetKind kind, Texts label) {
        return Asset.builder(id, kind)
                .label(annotations.text("Label").map(Texts::of).orElse(label))
                .description(annotations.text("QuickInfo").map(Texts::of).orElseGet(Texts::none))
                .columns(columns.columns())
                .semantics(new CsdlSemantics(document, entity, annotations, columns).of(kind))
                .associations(associations())
                .rest(annotations.rest(MODELLED))
                .build();
    }

    private List<Association> associations() {
        return CsdlAssociations.of(document, entity, columns, id.container());
    }

    private List<Loss> losses() {
        List<Loss> losses = new ArrayList<>(columns.losses());
        addDroppedNavigations(losses);
        addParameterTypes(losses);
        document.entitySets().keySet().stream()
                .filter(set -> !set.equals(entity.entitySet()))
                .forEach(set -> losses.add(new Loss(
                        id,
                        "",
                        Loss.Severity.DROPPED,
                        "The document describes a further entity set, %s.".formatted(set))));
        return losses;
    }

    private void addDroppedNavigations(List<Loss> losses) {
        Set<String> kept = new HashSet<>();
        associations().forEach(association -> kept.add(association.name()));
        for (CsdlNode navigation : CsdlEntity.navigations(document, entity.type())) {
            if (!kept.remove(navigation.ownName())) {
                losses.add(new Loss(
                        id,
                        "associations/" + navigation.ownName(),
                        Loss.Severity.DROPPED,
                        "The navigation has no name, no target or the name of another."));
            }
        }
    }

    private void addParameterTypes(List<Loss> losses) {
        CsdlTypes types = new CsdlTypes(document);
        entity.parameters().stream()
                .flatMap(type -> CsdlEntity.properties(document, type).stream())
                .forEach(parameter -> types.of(parameter)
                        .problems()
                        .forEach(problem -> losses.add(new Loss(
                                id,
                                "semantics/variables/" + parameter.ownName() + "/type",
                                Loss.Severity.DEGRADED,
                                problem))));
    }
}
