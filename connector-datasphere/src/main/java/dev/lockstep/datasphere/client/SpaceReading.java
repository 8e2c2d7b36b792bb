package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.mapping.CsnDocument;
import dev.lockstep.datasphere.mapping.CsnMapper;
import dev.lockstep.datasphere.mapping.TypeHints;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.DataType;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Selection;
import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** From the inventory of a space to its findings. For one reading and one thread. */
final class SpaceReading {
    private final String system;
    private final String space;
    private final SpaceInventory inventory;
    private final SpaceDocuments documents;
    private final AssetMetadata metadata;
    private final ModelTypes modelTypes;
    private final Parallel parallel;

    SpaceReading(
            String system,
            String space,
            SpaceInventory inventory,
            SpaceDocuments documents,
            AssetMetadata metadata,
            ModelTypes modelTypes,
            Parallel parallel) {
        this.system = system;
        this.space = space;
        this.inventory = inventory;
        this.documents = documents;
        this.metadata = metadata;
        this.modelTypes = modelTypes;
        this.parallel = parallel;
    }

    /** By name. @param otherSpaces ids that are spaces, so that a dotted name can be told from a name in another space */
    SortedMap<String, Finding> findings(Selection names, Set<String> otherSpaces, Instant now) {
        List<SpaceObject> selected = inventory.objects().values().stream()
                .filter(object -> names.matches(object.name()))
                .toList();
        List<CsnDocument> read = documents.read(selected);
        List<SpaceObject> closed = List.copyOf(documents.closed());
        SortedMap<String, Finding> failures = new TreeMap<>(documents.failures());
        readSources(read);
        SortedMap<String, Finding> findings = mapped(names, otherSpaces, now);
        List<Finding> poor = parallel.map(closed, this::poor);
        for (int i = 0; i < closed.size(); i++) {
            findings.put(closed.get(i).name(), poor.get(i));
        }
        findings.replaceAll((name, finding) -> typed(finding));
        findings.putAll(failures);
        return findings;
    }

    /** The finding, unless types are missing that another run may find: they must not take the place of those that were published before. */
    private Finding typed(Finding finding) {
        if (!(finding instanceof Finding.Found found)
                || found.asset().kind() != AssetKind.ANALYTIC_MODEL
                || !hasUnknownType(found.asset())) {
            return finding;
        }
        AssetId id = found.asset().id();
        return documents
                .silenceBelow(id.name())
                .<Finding>map(failure -> new Finding.Failed(
                        id,
                        "Its columns have no types, since what it stands on could not be read: %s."
                                .formatted(failure.cause()),
                        failure.remedy()))
                .orElse(finding);
    }

    /** What the catalog tells, unless there may be a document: the poor picture must not take the place of the rich one. */
    private Finding poor(SpaceObject object) {
        return inventory
                .silence()
                .filter(failure -> object.listed().isEmpty())
                .<Finding>map(failure -> new Finding.Failed(
                        id(object.name()),
                        "Only the catalog has it, and whether it has a document is not known: a list of design time %s."
                                .formatted(failure.cause()),
                        failure.remedy()))
                .orElseGet(
                        () -> metadata.read(id(object.name()), object.exposed().orElseThrow()));
    }

    /** What is not selected is read all the same when a selected object stands on it: its types come from there. */
    private void readSources(List<CsnDocument> selected) {
        List<CsnDocument> fresh = selected;
        while (!fresh.isEmpty()) {
            Collection<SpaceObject> sources = fresh.stream()
                    .flatMap(document -> References.in(document.root()).stream())
                    .distinct()
                    .flatMap(name -> Optional.ofNullable(inventory.objects().get(name)).stream())
                    .filter(object -> object.listed().isPresent())
                    .toList();
            fresh = documents.read(sources);
        }
    }

    private SortedMap<String, Finding> mapped(Selection names, Set<String> otherSpaces, Instant now) {
        SortedMap<String, Finding> findings = map(names, otherSpaces, TypeHints.none());
        List<AssetId> untyped = findings.values().stream()
                .flatMap(finding -> untyped(finding).stream())
                .toList();
        if (untyped.isEmpty()) {
            return findings;
        }
        Optional<String> stamp = inventory.stamp(now);
        List<ModelTypes.Answer> answers =
                parallel.map(untyped, id -> modelTypes.read(id, analytical(id).orElseThrow(), stamp));
        Map<String, Map<String, TypeHints.Hint>> types = new TreeMap<>();
        List<Finding.Failed> failed = new ArrayList<>();
        for (int i = 0; i < untyped.size(); i++) {
            AssetId id = untyped.get(i);
            types.put(id.name(), answers.get(i).types());
            answers.get(i)
                    .failure()
                    .ifPresent(failure -> failed.add(new Finding.Failed(
                            id,
                            "Its columns have no types, and its $metadata, which may, failed: %s."
                                    .formatted(failure.cause()),
                            failure.remedy())));
        }
        SortedMap<String, Finding> hinted = map(
                names,
                otherSpaces,
                (object, column) ->
                        Optional.ofNullable(types.getOrDefault(object, Map.of()).get(column)));
        failed.forEach(finding -> hinted.put(finding.id().name(), finding));
        return hinted;
    }

    private SortedMap<String, Finding> map(Selection names, Set<String> otherSpaces, TypeHints hints) {
        CsnMapper mapper = new CsnMapper(
                system,
                documents
                        .toSpace()
                        .existing(inventory.objects().keySet())
                        .spaces(otherSpaces)
                        .hints(hints)
                        .build());
        SortedMap<String, Finding> findings = new TreeMap<>();
        mapper.map(names, findings::put);
        return findings;
    }

    /** A model with a column of unknown type, if the catalog offers the types. */
    private Optional<AssetId> untyped(Finding finding) {
        return finding instanceof Finding.Found found
                        && found.asset().kind() == AssetKind.ANALYTIC_MODEL
                        && hasUnknownType(found.asset())
                        && analytical(found.asset().id()).isPresent()
                ? Optional.of(found.asset().id())
                : Optional.empty();
    }

    private Optional<URI> analytical(AssetId id) {
        return Optional.ofNullable(inventory.objects().get(id.name()))
                .flatMap(SpaceObject::exposed)
                .flatMap(CatalogAsset::analyticalMetadata);
    }

    private static boolean hasUnknownType(Asset asset) {
        return asset.columns().stream()
                .anyMatch(column -> column.type() instanceof DataType.Opaque opaque
                        && opaque.nativeName().isEmpty());
    }

    private AssetId id(String name) {
        return new AssetId(system, space, name);
    }
}
