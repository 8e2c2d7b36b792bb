package dev.lockstep.testkit.fake;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Selection;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/** A source in memory. Change it between runs, not during one. */
public final class FakeSource implements MetadataConnector, MetadataReader {
    public static final String SYSTEM = "source";

    private final SortedMap<String, SortedMap<String, Asset>> assets = new TreeMap<>();
    private final SortedSet<String> hidden = new TreeSet<>();
    private final SortedMap<String, Container> described = new TreeMap<>();
    private Selection selected = Selection.all();

    /** Adds the asset or replaces it. */
    public void put(Asset asset) {
        assets.computeIfAbsent(asset.id().container(), container -> new TreeMap<>())
                .put(asset.id().name(), asset);
    }

    public void remove(String container, String name) {
        assets.get(container).remove(name);
    }

    /** What is said about a container from now on. */
    public void describe(Container container) {
        described.put(container.name(), container);
    }

    /** Names of what is in the container, whether or not it is hidden. */
    public List<String> names(String container) {
        return List.copyOf(assets.getOrDefault(container, new TreeMap<>()).keySet());
    }

    /** The container is gone with all that was in it. */
    public void removeContainer(String container) {
        assets.remove(container);
    }

    /** From now on only these containers are read, as after a change of the configuration. */
    public void select(Selection containers) {
        selected = containers;
    }

    /** From now on the container is seen as a whole again. */
    public void showAllOf(String container) {
        hidden.remove(container);
    }

    /** From now on half of the container stays unseen, and the verdict says so. */
    public void hidePartOf(String container) {
        hidden.add(container);
    }

    @Override
    public Containers listContainers() {
        return new Containers(
                assets.keySet().stream()
                        .filter(selected::matches)
                        .map(name -> described.getOrDefault(name, Container.of(SYSTEM, name)))
                        .toList(),
                Completeness.complete());
    }

    @Override
    public Completeness read(Container container, Selection names, Consumer<Finding> sink) {
        boolean partly = hidden.contains(container.name());
        List<Asset> found = assets.get(container.name()).values().stream()
                .filter(asset -> names.matches(asset.id().name()))
                .toList();
        found.stream()
                .limit(partly ? found.size() / 2 : found.size())
                .forEach(asset -> sink.accept(new Finding.Found(asset, List.of())));
        return partly
                ? Completeness.incomplete(container.name(), "a page never came", "Run it again.")
                : Completeness.complete();
    }

    @Override
    public String system() {
        return SYSTEM;
    }

    @Override
    public Capabilities capabilities() {
        return new Capabilities(NameRule.verbatim(), NameRule.verbatim(), NameRule.verbatim(), 1);
    }

    @Override
    public Optional<MetadataReader> reader() {
        return Optional.of(this);
    }

    @Override
    public Optional<MetadataWriter> writer() {
        return Optional.empty();
    }

    @Override
    public List<Check> check() {
        return List.of(Check.passed("fake", "is in memory"));
    }

    @Override
    public Optional<String> principal() {
        return Optional.empty();
    }

    @Override
    public List<Grant> grants(Use use) {
        return List.of();
    }

    @Override
    public SortedMap<String, Long> calls() {
        return new TreeMap<>();
    }

    @Override
    public void close() {
        // nothing is held
    }
}
