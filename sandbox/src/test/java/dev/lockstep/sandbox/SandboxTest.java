package dev.lockstep.sandbox;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.sandbox.datasphere.DatasphereSandbox;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SandboxTest {
    @Test
    void theSampleTenantIsServedWhole() {
        try (var sandbox = Sandbox.start(SandboxOptions.sample())) {
            assertThat(sandbox.datasphere().spaces()).containsExactly("FINANCE", "MASTER_DATA", "SALES");
            assertThat(sandbox.datasphere().problems()).isEmpty();
            assertThat(sandbox.glue().endpoint())
                    .isNotEqualTo(sandbox.datasphere().url());
        }
    }

    @Test
    void aFixedPortIsTheTenantsAndTheNextOneIsGlues() {
        int port = freePair();
        try (var sandbox = Sandbox.start(SandboxOptions.sample().withPort(port))) {
            assertThat(sandbox.datasphere().url().getPort()).isEqualTo(port);
            assertThat(sandbox.glue().endpoint().getPort()).isEqualTo(port + 1);
        }
    }

    @Test
    void whenOneEndpointCannotStartTheOtherIsStopped() {
        try (var taken = GlueSandbox.start(GlueSandboxOptions.defaults())) {
            int glue = taken.endpoint().getPort();
            SandboxOptions options = SandboxOptions.sample();
            int port = freePair();
            assertThatThrownBy(() -> Sandbox.start(
                            options.withDatasphere(options.datasphere().withPort(port))
                                    .withGlue(options.glue().withPort(glue))))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(glue));
            DatasphereSandbox.start(options.datasphere().withPort(port)).close();
        }
    }

    @Test
    void aFolderThatIsNotThereIsNamed() {
        assertThatThrownBy(() -> Sandbox.start(SandboxOptions.folder(Path.of("no-such-folder"))))
                .isInstanceOf(UncheckedIOException.class)
                .hasMessageContaining("no-such-folder");
    }

    /** A port that was free a moment ago together with the next one. */
    private static int freePair() {
        return IntStream.range(0, 500)
                .map(i -> 42_000 + 2 * i)
                .filter(port -> isFree(port) && isFree(port + 1))
                .findFirst()
                .orElseThrow();
    }

    private static boolean isFree(int port) {
        try {
            GlueSandbox.start(GlueSandboxOptions.defaults().withPort(port)).close();
            return true;
        } catch (UncheckedIOException taken) {
            return false;
        }
    }
}
