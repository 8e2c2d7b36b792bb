package dev.lockstep.engine.config;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.Capabilities;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.NameRule;
import dev.lockstep.spi.Use;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** A connector that has a required key, a secret and a list, and nothing behind it. */
record FakeFactory(String type) implements MetadataConnectorFactory {
    static Connectors connectors() {
        return new Connectors(List.of(new FakeFactory("lake"), new FakeFactory("sap")));
    }

    @Override
    public MetadataConnector create(ConfigSection section, ConnectorContext context) {
        section.required("connector");
        String region = section.required("region");
        if (region.contains("!")) {
            section.problem("region", "must not hold an exclamation mark");
        }
        section.secret("password");
        section.list("spaces");
        section.integer("max-concurrent-writes", 1, 1, 32);
        section.finish();
        return new Nothing(type);
    }

    private record Nothing(String system) implements MetadataConnector {
        @Override
        public Capabilities capabilities() {
            return new Capabilities(NameRule.verbatim(), NameRule.verbatim(), NameRule.verbatim(), 1);
        }

        @Override
        public Optional<MetadataReader> reader() {
            return Optional.empty();
        }

        @Override
        public Optional<MetadataWriter> writer() {
            return Optional.empty();
        }

        @Override
        public List<Check> check() {
            return List.of();
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
        public void close() {}
    }
}
