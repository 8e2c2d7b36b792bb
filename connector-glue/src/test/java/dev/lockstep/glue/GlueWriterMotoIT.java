package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.lockstep.config.ConfigNode;
import dev.lockstep.config.ConfigSection;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataConnector;
import dev.lockstep.testkit.MetadataWriterContract;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** The contract once more, against a mock that others wrote. Skipped where {@code moto_server} is not installed. */
class GlueWriterMotoIT extends MetadataWriterContract {
    private static final Pattern RUNNING = Pattern.compile("Running on (http://127\\.0\\.0\\.1:\\d+)");
    private static Process moto;
    private static String endpoint;

    @BeforeAll
    static void startMoto() throws IOException {
        assumeTrue(isInstalled(), "moto_server is not on the path");
        moto = new ProcessBuilder("moto_server", "-H", "127.0.0.1", "-p", "0")
                .redirectErrorStream(true)
                .start();
        var out = new BufferedReader(new InputStreamReader(moto.getInputStream(), StandardCharsets.UTF_8));
        for (String line = out.readLine(); line != null; line = out.readLine()) {
            Matcher running = RUNNING.matcher(line);
            if (running.find()) {
                endpoint = running.group(1);
                return;
            }
        }
        throw new IOException("moto_server ended without serving");
    }

    @AfterAll
    static void stopMoto() {
        if (moto != null) {
            moto.destroy();
        }
    }

    @Override
    protected MetadataConnector connector() {
        reset();
        var section = new ConfigSection(
                "target",
                ConfigNode.Mapping.of(Map.of(
                        "region",
                        "eu-central-1",
                        "endpoint",
                        endpoint,
                        "max-requests-per-second",
                        "none",
                        "credentials",
                        Map.of("access-key-id", "moto", "secret-access-key", "none"))));
        return GlueConnectorFactory.create(GlueConfig.from(section), SandboxGlue.context(), SandboxGlue.impatient());
    }

    @Override
    protected Form edited(Form form) {
        return GlueWriterContractTest.withParameter(form, "crawler", "was here");
    }

    /** moto ignores VersionId: this known fault is asserted, so that its repair is noticed. */
    @Test
    @Override
    protected void aStaleUpdateIsAConflictAndChangesNothing() {
        assertThatThrownBy(super::aStaleUpdateIsAConflictAndChangesNothing).isInstanceOf(AssertionError.class);
    }

    /** The same fault: the second update is taken for a new one. */
    @Test
    @Override
    protected void anUpdateAppliedTwiceWritesOnce() {
        assertThatThrownBy(super::anUpdateAppliedTwiceWritesOnce).isInstanceOf(AssertionError.class);
    }

    /** Empties moto, so that each test finds nothing. Source: moto, server mode. */
    private static void reset() {
        var request = HttpRequest.newBuilder(URI.create(endpoint + "/moto-api/reset"))
                .POST(HttpRequest.BodyPublishers.noBody())
                .build();
        try {
            HttpClient.newHttpClient().send(request, HttpResponse.BodyHandlers.discarding());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static boolean isInstalled() {
        return Pattern.compile(Pattern.quote(File.pathSeparator))
                .splitAsStream(System.getenv().getOrDefault("PATH", ""))
                .anyMatch(folder -> new File(folder, "moto_server").canExecute());
    }
}
