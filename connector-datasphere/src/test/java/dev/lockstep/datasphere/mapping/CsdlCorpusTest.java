package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Texts;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Metadata documents that others published, where they are at hand: {@code -Dlockstep.corpus=FOLDER}. */
class CsdlCorpusTest {
    @Test
    void everyDocumentIsReadOrRefusedWithAReason() throws Exception {
        String corpus = System.getProperty("lockstep.corpus", "");
        assumeTrue(!corpus.isEmpty(), "no corpus given");
        int mapped = 0;
        for (Path file : files(Path.of(corpus, "edmx"))) {
            CsdlResult result = CsdlMapper.map(
                    new AssetId("acme", "S", file.getFileName().toString()),
                    AssetKind.VIEW,
                    Texts.none(),
                    Files.readString(file));
            CsdlMutationPropertyTest.check(file.toString(), result);
            if (result instanceof CsdlResult.Mapped) {
                mapped++;
            } else {
                assertThat(((CsdlResult.Refused) result).reason())
                        .as(file.toString())
                        .containsAnyOf("OData 2", "no entity type", "not well-formed");
            }
        }
        assertThat(mapped).isPositive();
    }

    private static List<Path> files(Path folder) throws Exception {
        try (Stream<Path> files = Files.list(folder)) {
            return files.sorted().toList();
        }
    }
}
