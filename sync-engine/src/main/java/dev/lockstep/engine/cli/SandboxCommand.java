package dev.lockstep.engine.cli;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.report.Json;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

@Command(
        name = "sandbox",
        mixinStandardHelpOptions = true,
        description =
                "Keeps a Datasphere tenant and a Glue catalog running on this machine, to try any command against, until Ctrl-C.",
        footerHeading = "%nExamples:%n",
        footer = {
            "  lockstep sandbox",
            "  lockstep sandbox --port 4600 --config-out lockstep.yaml     and elsewhere: lockstep sync",
            "  lockstep sandbox --csn ./csn --latency 20"
        })
final class SandboxCommand implements Callable<Integer> {
    private static final int MAX_PORT = 65_535;
    private static final int MAX_LATENCY = 60_000;

    private final Terminal terminal;

    @Spec
    private CommandSpec spec;

    @Mixin
    private Output output = new Output();

    @Option(
            names = "--port",
            paramLabel = "P",
            defaultValue = "0",
            description = "Port of the Glue endpoint (default: a free one).")
    private int port;

    @Option(
            names = "--datasphere-port",
            paramLabel = "P",
            defaultValue = "0",
            description = "Port of the tenant (default: a free one).")
    private int datasphere;

    @Option(
            names = "--csn",
            paramLabel = "DIR",
            description = "Serve the CSN documents of a folder in place of the sample tenant.")
    private Optional<Path> csn = Optional.empty();

    @Option(
            names = "--latency",
            paramLabel = "MS",
            defaultValue = "0",
            description =
                    "Wait that many milliseconds before each answer, as a real service would (default: ${DEFAULT-VALUE}).")
    private int latency;

    @Option(
            names = "--business-context",
            description = "Give the Glue endpoint a business context: glossaries, terms, forms and attachments.")
    private boolean businessContext;

    @Option(names = "--config-out", paramLabel = "FILE", description = "Write a configuration for both endpoints.")
    private Optional<Path> config = Optional.empty();

    SandboxCommand(Terminal terminal) {
        this.terminal = terminal;
    }

    @Override
    public Integer call() {
        try (Sandbox sandbox = Sandbox.start(options())) {
            sandbox.glue().faults().latency(Duration.ofMillis(latency));
            config.ifPresent(file -> SandboxConfig.write(
                    sandbox, "sandbox", "sandbox", terminal.folder().resolve(file)));
            output.print(terminal, paint -> SandboxConfig.instructions(sandbox, config), () -> json(sandbox));
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt(); // whoever embeds the command ends it this way; a shell, with a signal
        }
        return ExitCode.DONE;
    }

    private void requireRange(String option, int value, int most) {
        if (value < 0 || value > most) {
            throw new ParameterException(
                    spec.commandLine(), "%s must be from 0 to %d, not %d".formatted(option, most, value));
        }
    }

    private SandboxOptions options() {
        requireRange("--port", port, MAX_PORT);
        requireRange("--datasphere-port", datasphere, MAX_PORT);
        requireRange("--latency", latency, MAX_LATENCY);
        SandboxOptions options = csn.map(
                        folder -> SandboxOptions.folder(terminal.folder().resolve(folder)))
                .orElseGet(SandboxOptions::sample);
        GlueSandboxOptions glue = businessContext ? options.glue().withBusinessContext() : options.glue();
        return options.withGlue(glue.withPort(port))
                .withDatasphere(options.datasphere().withPort(datasphere).withLatency(Duration.ofMillis(latency)));
    }

    private static JsonNode json(Sandbox sandbox) {
        var document = Json.document("sandbox");
        document.putObject("datasphere")
                .put("url", sandbox.datasphere().url().toString())
                .put("tokenUrl", sandbox.datasphere().tokenUrl().toString())
                .put("clientId", sandbox.datasphere().clientId())
                .put("clientSecret", sandbox.datasphere().clientSecret());
        document.putObject("glue")
                .put("endpoint", sandbox.glue().endpoint().toString())
                .put("accessKeyId", sandbox.glue().accessKey().id())
                .put("secretAccessKey", sandbox.glue().accessKey().secret());
        return document;
    }
}
