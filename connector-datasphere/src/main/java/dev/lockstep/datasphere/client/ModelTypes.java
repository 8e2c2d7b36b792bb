package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.datasphere.mapping.CsdlMapper;
import dev.lockstep.datasphere.mapping.CsdlResult;
import dev.lockstep.datasphere.mapping.TypeHints;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.DocumentCache;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Column types of analytic models, from their analytical CSDL; for models whose CSN leads into objects that cannot be read. Thread-safe. */
final class ModelTypes {
    private final String origin;
    private final CatalogPlane catalog;
    private final DocumentCache cache;

    /** What was found out. @param types by column; @param failure why there are none, when asking again may help */
    record Answer(Map<String, TypeHints.Hint> types, Optional<Failure> failure) {
        Answer {
            types = Map.copyOf(types);
            requireNonNull(failure, "failure is null");
        }
    }

    /** @param origin of the tenant, so that two of them never share a document */
    ModelTypes(String origin, CatalogPlane catalog, DocumentCache cache) {
        this.origin = origin;
        this.catalog = catalog;
        this.cache = cache;
    }

    /** @param stamp marker of the space, since a type changes with the objects the model stands on; always reads when there is none */
    Answer read(AssetId id, URI metadata, Optional<String> stamp) {
        String key = ObjectDocuments.key(origin, id.container(), "analytical-metadata", id.name());
        Optional<String> kept = stamp.flatMap(marker -> cache.find(key, marker));
        if (kept.isPresent()) {
            return types(id, kept.get());
        }
        Reply reply = catalog.readMetadata(metadata);
        if (reply instanceof Reply.Content content) {
            stamp.ifPresent(marker -> cache.save(key, marker, content.text()));
            return types(id, content.text());
        }
        Failure failure = (Failure) reply;
        boolean closed = failure.isAbsence() || failure.reason() == Reply.Reason.FORBIDDEN;
        return new Answer(Map.of(), closed ? Optional.empty() : Optional.of(failure));
    }

    private static Answer types(AssetId id, String csdl) {
        CsdlResult result = CsdlMapper.map(id, AssetKind.ANALYTIC_MODEL, Texts.none(), csdl);
        return result instanceof CsdlResult.Mapped mapped
                ? new Answer(hints(mapped), Optional.empty())
                : new Answer(Map.of(), Optional.empty());
    }

    private static Map<String, TypeHints.Hint> hints(CsdlResult.Mapped mapped) {
        return mapped.asset().columns().stream()
                .collect(Collectors.toMap(
                        Column::name, column -> new TypeHints.Hint(column.type(), problems(mapped, column))));
    }

    private static List<String> problems(CsdlResult.Mapped mapped, Column column) {
        return mapped.losses().stream()
                .filter(loss -> loss.path().equals("columns/" + column.name() + "/type"))
                .map(Loss::reason)
                .toList();
    }
}
