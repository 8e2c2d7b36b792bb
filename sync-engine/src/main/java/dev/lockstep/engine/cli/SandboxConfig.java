package dev.lockstep.engine.cli;

import dev.lockstep.error.RemoteException;
import dev.lockstep.sandbox.Sandbox;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Configuration and words for the endpoints of a sandbox. Its secrets open nothing but the sandbox. */
final class SandboxConfig {
    /** Beside the configuration of the sample tenant. */
    private static final String STEWARDSHIP = "stewardship.yaml";

    private static final String MARK = WrittenFile.MARK + "; its secrets open nothing else.\n";

    private SandboxConfig() {}

    /** @param system alias of the tenant in every id */
    static String yaml(Sandbox sandbox, String name, String system) {
        return MARK
                + """
                name: %s
                source:
                  connector: datasphere
                  system: %s
                  url: %s
                  token-url: %s
                  client-id: '%s'
                  client-secret: '%s'
                  max-requests-per-minute: none
                target:
                  connector: glue
                  region: eu-central-1
                  endpoint: %s
                  sts-endpoint: %s
                  credentials:
                    type: static
                    access-key-id: %s
                    secret-access-key: %s
                  max-requests-per-second: none
                """
                        .formatted(
                                name,
                                system,
                                sandbox.datasphere().url(),
                                sandbox.datasphere().tokenUrl(),
                                sandbox.datasphere().clientId(),
                                sandbox.datasphere().clientSecret(),
                                sandbox.glue().endpoint(),
                                sandbox.glue().endpoint(),
                                sandbox.glue().accessKey().id(),
                                sandbox.glue().accessKey().secret());
    }

    /** @throws RemoteException if the file holds a configuration that somebody else wrote, or edited */
    static void write(Sandbox sandbox, String name, String system, Path file) {
        WrittenFile config = new WrittenFile(file);
        config.requireReplaceable();
        config.write(yaml(sandbox, name, system));
    }

    /**
     * The same for the sample tenant, with the file of what its people say of it, in the same folder; that one stays if it was edited.
     *
     * @return what stays
     * @throws RemoteException if either file is somebody else's, or the configuration was edited; then neither is written
     */
    static List<Path> writeWithStewardship(Sandbox sandbox, String name, String system, Path file) {
        WrittenFile config = new WrittenFile(file);
        WrittenFile stewardship = new WrittenFile(file.resolveSibling(STEWARDSHIP));
        config.requireReplaceable();
        stewardship.requireOurs();
        boolean isEdited = stewardship.state() == WrittenFile.State.EDITED;
        if (!isEdited) {
            stewardship.write(sampleStewardship());
        }
        config.write(yaml(sandbox, name, system) + "mapping:\n  stewardship: %s\n".formatted(STEWARDSHIP));
        return isEdited ? List.of(stewardship.path()) : List.of();
    }

    private static String sampleStewardship() {
        try (InputStream in = SandboxConfig.class.getResourceAsStream("sample-stewardship.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("the sample stewardship file is not part of this program", e);
        }
    }

    static String instructions(Sandbox sandbox, Optional<Path> config) {
        String endpoint = sandbox.glue().endpoint().toString();
        return """
                SAP Datasphere tenant   %s
                AWS Glue and STS        %s

                The AWS command line works against it:
                  export AWS_ACCESS_KEY_ID=%s AWS_SECRET_ACCESS_KEY=%s AWS_DEFAULT_REGION=eu-central-1
                  aws --endpoint-url %s glue get-databases

                And so does Lockstep, elsewhere on this machine:
                %s

                Ctrl-C ends it; nothing is kept.
                """
                .formatted(
                        sandbox.datasphere().url(),
                        endpoint,
                        sandbox.glue().accessKey().id(),
                        sandbox.glue().accessKey().secret(),
                        endpoint,
                        config.map(file -> "  lockstep sync -c " + file)
                                .orElse(
                                        "  with --config-out lockstep.yaml this command writes the configuration, or take:\n\n"
                                                + yaml(sandbox, "sandbox", "sandbox")
                                                        .indent(4)
                                                        .stripTrailing()));
    }
}
