package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.common.util.concurrent.MoreExecutors;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.Connectors;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.model.Address;
import dev.lockstep.spi.CallListener;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/** Somebody else who works at the catalog. */
record Steward(Path config) {
    void describe(String container, String name, String description) {
        edit(container, name, FieldPath.of("description"), Optional.of(description));
    }

    void edit(String container, String name, FieldPath path, Optional<String> value) {
        with(writer -> {
            Occupant found = writer.find(new Address(container, name)).orElseThrow();
            TreeMap<FieldPath, Form.Value> fields = new TreeMap<>(found.form().fields());
            value.ifPresentOrElse(text -> fields.put(path, new Form.Value.Text(text)), () -> fields.remove(path));
            return applied(writer, new Change.Update(found.address(), found.version(), found.form(), new Form(fields)));
        });
    }

    void drop(String container, String name) {
        with(writer -> {
            Occupant found = writer.find(new Address(container, name)).orElseThrow();
            return applied(writer, new Change.Drop(found.address(), found.version(), found.form()));
        });
    }

    void create(Address address, Form form) {
        with(writer -> applied(writer, new Change.Create(address, form)));
    }

    /** Everything that stands in the catalog, without versions. */
    SortedMap<Address, Form> contents() {
        return with(writer -> {
            SortedMap<Address, Form> contents = new TreeMap<>();
            writer.listContainers()
                    .forEach(container -> writer.list(
                            container.name(), occupant -> contents.put(occupant.address(), occupant.form())));
            return contents;
        });
    }

    private static Outcome applied(MetadataWriter writer, Change change) {
        Outcome outcome = writer.apply(change);
        assertThat(outcome).isInstanceOf(Outcome.Applied.class);
        return outcome;
    }

    private <T> T with(Function<MetadataWriter, T> use) {
        RunConfig loaded = ConfigurationLoader.installed().load(config, Map.of());
        var context = new ConnectorContext(
                Clock.systemUTC(),
                MoreExecutors.newDirectExecutorService(),
                DocumentCache.none(),
                List.of("en"),
                CallListener.none());
        try (MetadataConnector target = Connectors.installed().create(loaded.target(), context)) {
            return use.apply(target.writer().orElseThrow());
        }
    }
}
