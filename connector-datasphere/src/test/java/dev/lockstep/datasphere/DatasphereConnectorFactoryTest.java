package dev.lockstep.datasphere;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.DocumentCache;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.spi.MetadataConnectorFactory;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.time.Clock;
import java.util.Map;
import java.util.ServiceLoader;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

class DatasphereConnectorFactoryTest {
    private static final String SAMPLE = "../sandbox/src/main/resources/sample-tenant";

    @Test
    void theServiceLoaderFindsTheFactory() {
        assertThat(ServiceLoader.load(MetadataConnectorFactory.class))
                .extracting(MetadataConnectorFactory::type)
                .containsExactly("datasphere");
    }

    @Test
    void aFolderIsReadAndNotWritten() {
        ExecutorService executor = Executors.newSingleThreadExecutor();
        try (MetadataConnector connector = new DatasphereConnectorFactory()
                .create(
                        new ConfigSection(
                                "source",
                                ConfigNode.Mapping.of(
                                        Map.of("connector", "datasphere", "path", SAMPLE, "spaces", "SALES"))),
                        new ConnectorContext(Clock.systemUTC(), executor, DocumentCache.none()))) {
            MetadataReader reader = connector.reader().orElseThrow();

            assertThat(connector.writer()).isEmpty();
            assertThat(connector.check()).extracting(Check::status).containsExactly(Check.Status.PASSED);
            assertThat(reader.listContainers().containers()).singleElement().satisfies(space -> {
                assertThat(space.label().any()).hasValue("Sales and after-sales");
                assertThat(reader.read(space, Selection.all(), finding -> {}).isComplete())
                        .isTrue();
            });
        } finally {
            executor.shutdown();
        }
    }
}
