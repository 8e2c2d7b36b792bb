package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentSkipListMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** All spaces. Thread-safe: a reader sees a space before or after a change, never between. */
public final class Tenant {
    private static final Logger LOG = LoggerFactory.getLogger(Tenant.class);

    private final Map<String, Space> spaces = new ConcurrentSkipListMap<>();
    private final List<DocumentProblem> unreadable = new ArrayList<>();
    private final Clock clock;

    public Tenant(TenantSource source, Clock clock) {
        this.clock = clock;
        TenantFiles files = source.read();
        Map<String, List<CsnDocument>> documents = new TreeMap<>();
        Map<String, SideInformation> side = new TreeMap<>();
        files.folders().forEach(space -> documents.put(space, new ArrayList<>()));
        files.files().forEach(file -> take(file, documents, side));
        documents.forEach((id, parts) -> spaces.put(
                id,
                new Space(
                        id,
                        side.getOrDefault(id, SideInformation.NONE),
                        parts,
                        new History(clock.instant(), Optional.empty()))));
        problems()
                .forEach(problem ->
                        LOG.warn("{} in space {}: {}", problem.document(), problem.space(), problem.message()));
    }

    private void take(SourceFile file, Map<String, List<CsnDocument>> documents, Map<String, SideInformation> side) {
        try {
            JsonNode json = CsnJson.parse(file.bytes());
            if (file.name().equals(SideInformation.FILE_NAME)) {
                side.put(file.space(), SideInformation.of(json));
                return;
            }
            if (json instanceof ObjectNode root && new CsnDocument(file.name(), root).holdsObjects()) {
                documents
                        .computeIfAbsent(file.space(), space -> new ArrayList<>())
                        .add(new CsnDocument(file.name(), root));
                return;
            }
            refuse(file, "not a CSN document: it has no \"definitions\"");
        } catch (IOException e) {
            refuse(file, "not JSON: " + e.getMessage());
        }
    }

    private void refuse(SourceFile file, String message) {
        unreadable.add(new DocumentProblem(file.space(), file.name(), message));
    }

    /** What could not be taken over from the source or from a later {@link #put}. */
    public List<DocumentProblem> problems() {
        List<DocumentProblem> all = new ArrayList<>(unreadable);
        spaces.values().forEach(space -> all.addAll(space.problems()));
        return List.copyOf(all);
    }

    /** Sorted by id. */
    public Collection<Space> spaces() {
        return spaces.values();
    }

    public Optional<Space> find(String space) {
        return Optional.ofNullable(spaces.get(space));
    }

    /**
     * Adds the objects of {@code document}, or replaces those of the same names. An object whose content does not change
     * keeps its time of change; the space is created when it does not exist.
     *
     * @throws IllegalArgumentException when the document is not CSN
     */
    public synchronized void put(String space, String document) {
        var added = new CsnDocument("put", CsnJson.parseObject(document));
        if (!added.holdsObjects()) {
            throw new IllegalArgumentException("Not a CSN document: it has no \"definitions\"");
        }
        List<CsnDocument> documents = new ArrayList<>(rest(space, added.names()));
        documents.add(added);
        replace(space, documents);
    }

    /**
     * Removes an object together with its inner delta table.
     *
     * @return false when there was none
     */
    public synchronized boolean remove(String space, String name) {
        Optional<Space> before = find(space);
        if (before.flatMap(each -> each.definition(name)).isEmpty()) {
            return false;
        }
        Set<String> names = new TreeSet<>(before.orElseThrow().twinsOf(name));
        names.add(name);
        replace(space, rest(space, names));
        return true;
    }

    /** @return false when there was none */
    public synchronized boolean removeSpace(String space) {
        return spaces.remove(space) != null;
    }

    private List<CsnDocument> rest(String space, Set<String> names) {
        return find(space).map(Space::documents).orElse(List.of()).stream()
                .map(document -> document.without(names))
                .toList();
    }

    private void replace(String id, List<CsnDocument> documents) {
        Optional<Space> before = find(id);
        SideInformation side = before.map(Space::side).orElse(SideInformation.NONE);
        spaces.put(id, new Space(id, side, documents, new History(clock.instant(), before)));
    }
}
