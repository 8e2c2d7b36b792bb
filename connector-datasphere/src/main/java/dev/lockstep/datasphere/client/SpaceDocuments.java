package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.datasphere.mapping.CsnDocument;
import dev.lockstep.datasphere.mapping.CsnSpace;
import dev.lockstep.model.AssetId;
import dev.lockstep.spi.Finding;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/** The documents of one space as they come in. For one thread; the calls run side by side. */
final class SpaceDocuments {
    private final String system;
    private final String space;
    private final ObjectDocuments source;
    private final Parallel parallel;
    private final Set<String> asked = new HashSet<>();
    private final Map<String, CsnDocument> documents = new LinkedHashMap<>();
    private final List<SpaceObject> closed = new ArrayList<>();
    private final SortedMap<String, Finding> failures = new TreeMap<>();
    private final Map<String, Failure> silent = new TreeMap<>();

    SpaceDocuments(String system, String space, ObjectDocuments source, Parallel parallel) {
        this.system = system;
        this.space = space;
        this.source = source;
        this.parallel = parallel;
    }

    /** Reads what was not asked for yet and says what was new. */
    List<CsnDocument> read(Collection<SpaceObject> objects) {
        List<SpaceObject> open =
                objects.stream().filter(object -> asked.add(object.name())).toList();
        open.stream().filter(object -> object.listed().isEmpty()).forEach(closed::add);
        List<SpaceObject> listed =
                open.stream().filter(object -> object.listed().isPresent()).toList();
        List<Reply> replies = parallel.map(
                listed, object -> source.read(space, object.listed().orElseThrow()));
        List<CsnDocument> fresh = new ArrayList<>();
        for (int i = 0; i < listed.size(); i++) {
            keep(listed.get(i), replies.get(i), fresh);
        }
        return fresh;
    }

    /** Objects whose document nobody lets us read though the catalog has them. */
    List<SpaceObject> closed() {
        return closed;
    }

    /** Objects that should have a document, by name. */
    SortedMap<String, Finding> failures() {
        return failures;
    }

    /**
     * What keeps the types of {@code name} unknown for now: the failure of a document that it stands on, directly or through others, and that
     * the tenant neither gave nor denied.
     */
    Optional<Failure> silenceBelow(String name) {
        Set<String> seen = new HashSet<>();
        Deque<String> open = new ArrayDeque<>(List.of(name));
        while (!open.isEmpty()) {
            String next = open.remove();
            if (silent.containsKey(next)) {
                return Optional.of(silent.get(next));
            }
            if (seen.add(next) && documents.containsKey(next)) {
                open.addAll(References.in(documents.get(next).root()));
            }
        }
        return Optional.empty();
    }

    CsnSpace.Builder toSpace() {
        CsnSpace.Builder builder = CsnSpace.builder(space);
        documents.forEach(builder::addObject);
        return builder;
    }

    private void keep(SpaceObject object, Reply reply, List<CsnDocument> fresh) {
        if (reply instanceof Failure failure) {
            refuse(object, failure);
            return;
        }
        try {
            String text = ((Reply.Content) reply).text();
            CsnDocument document = CsnDocuments.read(
                    space + "/" + object.name(), new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
            if (document.root()
                    .findNode("definitions")
                    .flatMap(all -> all.find(object.name()))
                    .isEmpty()) {
                fail(object, "Its document does not define it.", "");
                return;
            }
            documents.put(object.name(), document);
            fresh.add(document);
        } catch (MalformedDocumentException e) {
            fail(object, "Its document cannot be used: %s.".formatted(e.getMessage()), "");
        } catch (IOException e) {
            throw new UncheckedIOException("reading from memory", e);
        }
    }

    private void refuse(SpaceObject object, Failure failure) {
        boolean locked = failure.isAbsence() || failure.reason() == Reply.Reason.FORBIDDEN;
        if (locked && object.exposed().isPresent()) {
            closed.add(object);
        } else {
            if (failure.isSilence()) {
                silent.put(object.name(), failure);
            }
            fail(object, "Its document could not be read: %s.".formatted(failure.cause()), failure.remedy());
        }
    }

    private void fail(SpaceObject object, String reason, String remedy) {
        failures.put(object.name(), new Finding.Failed(new AssetId(system, space, object.name()), reason, remedy));
    }
}
