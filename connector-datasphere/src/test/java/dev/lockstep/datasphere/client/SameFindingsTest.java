package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.datasphere.config.FolderConfig;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.model.Loss;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.datasphere.DatasphereSandboxOptions;
import dev.lockstep.sandbox.datasphere.content.SourceFile;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The same documents say the same, whether they come from a folder or over HTTP. */
class SameFindingsTest {
    @TempDir
    Path folder;

    @Test
    void theSampleTenantIsTheSameOverHttp() throws IOException {
        for (SourceFile file : TenantSource.resources(SandboxOptions.class, "sample-tenant")
                .read()
                .files()) {
            Path space = Files.createDirectories(folder.resolve(file.space()));
            Files.write(space.resolve(file.name()), file.bytes());
        }

        assertThat(compare(folder)).isGreaterThanOrEqualTo(40);
    }

    @Test
    void everyDocumentOfTheCorpusIsTheSameOverHttp() throws IOException {
        String corpus = System.getProperty("lockstep.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus given");

        assertThat(compare(Path.of(corpus, "csn"))).isPositive();
    }

    /** @return how many assets were compared */
    private static int compare(Path documents) throws IOException {
        MetadataReader offline = new FolderConnector(
                        "acme", Selection.all(), new FolderConfig(documents, Optional.empty()))
                .reader()
                .orElseThrow();
        int compared = 0;
        try (Live live = new Live(DatasphereSandboxOptions.folder(documents))) {
            MetadataReader online = live.connector().reader().orElseThrow();
            online.listContainers();
            for (Container space : offline.listContainers().containers()) {
                Map<String, Finding.Found> expected = found(offline, space);
                Map<String, Finding.Found> actual = found(online, space);

                assertThat(actual.keySet()).as("objects of %s", space.name()).isEqualTo(expected.keySet());
                expected.forEach((name, found) -> {
                    assertThat(asset(actual.get(name)))
                            .as("%s/%s", space.name(), name)
                            .isEqualTo(asset(found));
                    assertThat(losses(actual.get(name)))
                            .as("losses of %s/%s", space.name(), name)
                            .isEqualTo(losses(found));
                });
                compared += expected.size();
            }
        }
        return compared;
    }

    private static Asset asset(Finding.Found found) {
        return found.asset();
    }

    private static List<Loss> losses(Finding.Found found) {
        return found.losses();
    }

    private static Map<String, Finding.Found> found(MetadataReader reader, Container space) {
        Map<String, Finding.Found> byName = new TreeMap<>();
        reader.read(space, Selection.all(), finding -> Stream.of(finding)
                .filter(Finding.Found.class::isInstance)
                .map(Finding.Found.class::cast)
                .forEach(found -> byName.put(found.asset().id().name(), found)));
        return byName;
    }
}
