package dev.lockstep.datasphere.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.Finding;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** All laws on the sample tenant, document by document. */
class SampleLawsTest {
    static List<CsnDocument> documents() {
        return Samples.all();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void everyDefinitionIsGivenBackAndEveryFactAccountedFor(CsnDocument document) {
        List<Finding> findings = Laws.check(document);

        assertThat(findings).isNotEmpty();
    }
}
