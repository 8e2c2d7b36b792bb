package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.datasphere.client.Reply.Reason;
import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Container;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.MetadataReader.Containers;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The spaces of a tenant: those that the design-time plane names and those that the catalog names. Thread-safe. */
final class SpaceDirectory {
    private final String system;
    private final String host;
    private final List<String> wanted;
    private final DesignTimePlane designTime;
    private final CatalogPlane catalog;
    private volatile Optional<Set<String>> known = Optional.empty();

    /** @param wanted globs of the configuration; none wants all */
    SpaceDirectory(String system, String host, List<String> wanted, DesignTimePlane designTime, CatalogPlane catalog) {
        this.system = system;
        this.host = host;
        this.wanted = List.copyOf(wanted);
        this.designTime = designTime;
        this.catalog = catalog;
    }

    /** See {@link dev.lockstep.spi.MetadataReader#listContainers}. */
    Containers list() {
        Listing<String> ids = designTime.listSpaces();
        Listing<CatalogSpace> labelled = catalog.listSpaces();
        if (ids.failure().isPresent() && labelled.failure().isPresent()) {
            throw closed(ids.failure().get());
        }
        SortedMap<String, String> labels = new TreeMap<>();
        ids.items().forEach(id -> labels.putIfAbsent(id, ""));
        labelled.items().forEach(space -> labels.put(space.name(), space.label()));
        known = Optional.of(Set.copyOf(labels.keySet()));
        return new Containers(containers(labels), completeness(ids, labelled, labels.keySet()));
    }

    /** Ids of all visible spaces, selected or not; listed when that did not happen yet. */
    Set<String> ids() {
        if (known.isEmpty()) {
            list();
        }
        return known.orElseGet(Set::of);
    }

    private List<Container> containers(SortedMap<String, String> labels) {
        Selection selection = Selection.of(wanted);
        return labels.entrySet().stream()
                .filter(space -> selection.matches(space.getKey()))
                .map(space -> new Container(
                        system,
                        space.getKey(),
                        space.getValue().isEmpty() ? Texts.none() : Texts.of(space.getValue()),
                        Tree.Node.empty()))
                .toList();
    }

    private Completeness completeness(Listing<String> ids, Listing<CatalogSpace> labelled, Set<String> seen) {
        List<Completeness.Gap> gaps = new ArrayList<>();
        ids.failure().ifPresent(failure -> gaps.add(Gaps.of("list of spaces, design time", failure)));
        labelled.failure().ifPresent(failure -> gaps.add(Gaps.of("list of spaces, catalog", failure)));
        wanted.stream()
                .filter(name -> isPlain(name) && !seen.contains(name))
                .map(name -> new Completeness.Gap(
                        "space " + name,
                        "the tenant " + host + " does not list it",
                        "Check the spelling in `spaces`; if it is right, assign the technical user of the OAuth client a scoped role in this"
                                + " space."))
                .forEach(gaps::add);
        if (seen.isEmpty()) {
            gaps.add(new Completeness.Gap(
                    "list of spaces", "the tenant " + host + " lists no space at all", Failures.SCOPED_ROLE));
        }
        return new Completeness(gaps);
    }

    private RuntimeException closed(Failure failure) {
        String message = "Cannot list the spaces of %s: %s".formatted(host, failure.cause());
        return failure.reason() == Reason.FORBIDDEN
                ? new AccessException("datasphere.no-access", message, Failures.SCOPED_ROLE)
                : new RemoteException("datasphere.no-spaces", message, failure.remedy());
    }

    static boolean isPlain(String glob) {
        return glob.chars().noneMatch(c -> c == '*' || c == '?' || c == '\\');
    }
}
