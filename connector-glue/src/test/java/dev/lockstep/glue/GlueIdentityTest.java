package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.spi.MetadataConnector;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class GlueIdentityTest {
    private SandboxGlue glue;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
    }

    @AfterEach
    void stop() {
        glue.close();
    }

    @Test
    void thePrincipalIsWhomTheServiceTakesUsFor() {
        assertThat(principal(Map.of())).hasValueSatisfying(arn -> assertThat(arn)
                .startsWith("arn:aws:iam::" + glue.sandbox.accessKey().accountId() + ":"));
    }

    @Test
    void whereNobodyAnswersThereIsNoneAndNoError() {
        assertThat(principal(Map.of("sts-endpoint", "http://127.0.0.1:1"))).isEmpty();
        assertThat(principal(Map.of(
                        "credentials",
                        Map.of("access-key-id", "AKIALOCKSTEPSANDBOX0", "secret-access-key", "not-the-secret"))))
                .isEmpty();
    }

    private Optional<String> principal(Map<String, ?> settings) {
        try (MetadataConnector connector = glue.connector(settings)) {
            return connector.principal();
        }
    }
}
