package dev.lockstep.sandbox.sample;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The committed sample tenant, read through its index as a jar would have it read. Immutable once loaded. */
final class SampleTenant {
    static final String ROOT = "/sample-tenant/";
    private static final JsonMapper JSON = JsonMapper.builder().build();
    private static final SampleTenant LOADED = new SampleTenant();

    private final List<String> files = new ArrayList<>();
    private final List<Document> documents = new ArrayList<>();

    private SampleTenant() {
        read("index.json").get("files").forEach(file -> files.add(file.textValue()));
        files.stream()
                .filter(file -> !file.endsWith("/_space.json"))
                .forEach(file -> documents.add(new Document(file, read(file))));
    }

    static SampleTenant load() {
        return LOADED;
    }

    /** The files that the index names, relative to the tenant's folder, in the index's order. */
    List<String> files() {
        return List.copyOf(files);
    }

    List<Document> documents() {
        return List.copyOf(documents);
    }

    /** Every definition that belongs to the space of its document; objects of other spaces and contexts are left out. */
    Stream<Definition> definitions() {
        return documents.stream().flatMap(Document::ownDefinitions);
    }

    Stream<Definition> entities() {
        return definitions().filter(Definition::isEntity);
    }

    /** What {@code name} means when a document of {@code space} says it: a local name first, else {@code SPACE.NAME}. */
    Optional<Definition> resolve(String space, String name) {
        int dot = name.indexOf('.');
        return find(space, name)
                .or(() -> dot < 0 ? Optional.empty() : find(name.substring(0, dot), name.substring(dot + 1)));
    }

    Optional<Definition> find(String space, String name) {
        return definitions()
                .filter(definition ->
                        definition.space().equals(space) && definition.name().equals(name))
                .findFirst();
    }

    static JsonNode read(String file) {
        try (InputStream in = SampleTenant.class.getResourceAsStream(ROOT + file)) {
            if (in == null) {
                throw new IllegalStateException("The index names " + file + ", which does not exist");
            }
            return JSON.readTree(in);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read " + file, e);
        }
    }
}
