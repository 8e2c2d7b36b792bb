package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.datasphere.client.CsnDocuments;
import dev.lockstep.spi.Finding;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Documents that others published, where they are at hand: {@code -Dlockstep.corpus=FOLDER}. */
class CorpusTest {
    @Test
    void everyDefinitionOfEveryDocumentIsFoundSkippedOrFailedOnce() throws Exception {
        Map<String, Integer> counts = new TreeMap<>();
        for (Path file : files()) {
            CsnDocument document = read(file);
            for (Finding finding : Laws.check(document)) {
                Fidelity.of(document, Laws.id(finding).name(), finding)
                        .counts()
                        .forEach((fate, facts) -> counts.merge("facts " + fate, facts, Integer::sum));
                counts.merge(finding.getClass().getSimpleName(), 1, Integer::sum);
                if (finding instanceof Finding.Found found) {
                    counts.merge("columns", found.asset().columns().size(), Integer::sum);
                    counts.merge("losses", found.losses().size(), Integer::sum);
                }
            }
        }
        System.out.println("corpus: " + counts);
        assertThat(counts)
                .as("what the corpus holds")
                .containsKeys("Found", "Skipped")
                .containsEntry("facts LOST", 0);
    }

    private static CsnDocument read(Path file) throws Exception {
        try (InputStream in = Files.newInputStream(file)) {
            return CsnDocuments.read(file.getFileName().toString(), in);
        }
    }

    private static List<Path> files() throws Exception {
        String corpus = System.getProperty("lockstep.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus given");
        try (Stream<Path> files = Files.list(Path.of(corpus, "csn"))) {
            return files.sorted().toList();
        }
    }
}
