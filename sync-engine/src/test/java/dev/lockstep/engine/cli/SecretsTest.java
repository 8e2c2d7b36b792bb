package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Law L10: whatever is printed, logged or kept, a secret is not in it. Every secret is looked for in the forms it travels in. */
class SecretsTest {
    private static final String STATE_PASSWORD = "state-pa55word";
    private static final String TOKEN = "FwoGZXIvYXdzEKnownSessionT0ken//8=";

    @TempDir
    Path folder;

    @TempDir
    Path secrets;

    private Sandbox sandbox;
    private final Map<String, String> environment = new HashMap<>();
    private final StringBuilder seen = new StringBuilder();

    @BeforeEach
    void start() throws IOException {
        sandbox = Sandbox.start(SandboxOptions.sample());
        environment.put("CLIENT_SECRET", sandbox.datasphere().clientSecret());
        environment.put("SECRET_KEY", sandbox.glue().accessKey().secret());
        Files.writeString(secrets.resolve("token"), TOKEN + "\n");
        config("");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void aWholeLifeLeavesNoSecretBehind() throws IOException, InterruptedException {
        assertThat(program("sync", "--debug")).isZero();
        put("TRIPS");
        run("plan", "--out", "plan.json", "-vv");
        run("plan", "--json");
        run("apply", "plan.json", "-vv", "--json");
        run("drift", "-vv");
        run("doctor", "--json");
        run("show", "SALES/AM_SALES", "--json");
        run("explain", "SALES/AM_SALES");
        run("validate", "--json");
        run("audit", "export", "--out", "audit.csv");
        run("audit", "list", "--json");
        run("undo", lastRun(), "--yes", "-vv");
        assertThat(seen).contains("Undo of run", "DEBUG");
        assertNoSecret();
    }

    @Test
    void noErrorShowsASecret() throws IOException, InterruptedException {
        for (String wrong : List.of(
                "client-secret: wr0ng-cl1ent",
                "secret-access-key: wr0ng-acc3ss",
                "session-token: ${file:" + secrets.resolve("token") + "}")) {
            config(wrong);
            assertThat(program("doctor", "--debug")).isEqualTo(ExitCode.FAILED);
            for (String command : List.of("discover", "plan", "sync", "drift")) {
                run(command, "-vv");
                run(command, "--json");
            }
        }
        assertThat(seen).contains("lockstep: ", "\tat ", "failed");
        assertNoSecret();
    }

    @Test
    void noProblemOfTheConfigurationShowsASecret() throws IOException {
        String all = Files.readString(folder.resolve("lockstep.yaml"));
        for (String mistake : List.of(
                all.replace("client-secret: ${CLIENT_SECRET}", "client-secrett: wr0ng-cl1ent"),
                all.replace("client-secret: ${CLIENT_SECRET}", "client-secret: [wr0ng-cl1ent]"),
                all.replace("client-secret: ${CLIENT_SECRET}", "client-secret: {x: wr0ng-cl1ent}"),
                all.replace("client-secret: ${CLIENT_SECRET}", "client-secret: wr0ng-cl1ent: wr0ng-cl1ent"),
                all.replace("secret-access-key: ${SECRET_KEY}", "secret-access-key: wr0ng-acc3ss\n    region: x"),
                all + "state:\n  url: jdbc:postgresql://127.0.0.1:1/none?user=u&password=" + STATE_PASSWORD + "\n",
                all + "state:\n  url: jdbc:nosuch://u:" + STATE_PASSWORD + "@127.0.0.1:1/none\n")) {
            Files.writeString(folder.resolve("lockstep.yaml"), mistake);
            run("validate", "-vv");
            run("plan", "-vv", "--json");
        }
        assertThat(seen).contains("client-secrett", "\tat ");
        assertNoSecret();
    }

    private void assertNoSecret() throws IOException {
        List<String> forms = new ArrayList<>();
        for (String secret : List.of(
                environment.get("CLIENT_SECRET"),
                environment.get("SECRET_KEY"),
                TOKEN,
                STATE_PASSWORD,
                "wr0ng-cl1ent",
                "wr0ng-acc3ss")) {
            forms.add(secret);
            forms.add(URLEncoder.encode(secret, StandardCharsets.UTF_8));
            forms.add(base64(secret));
            forms.add(base64(sandbox.datasphere().clientId() + ":" + secret));
        }
        assertThat(seen.toString()).doesNotContain(forms);
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.filter(Files::isRegularFile)
                    .filter(file -> !file.endsWith("lockstep.yaml"))
                    .toList()) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as("%s", file)
                        .doesNotContain(forms);
            }
        }
    }

    private static String base64(String text) {
        return Base64.getEncoder().withoutPadding().encodeToString(text.getBytes(StandardCharsets.UTF_8));
    }

    private void run(String... args) {
        Shell.Answer answer = new Shell(folder, environment).run(args);
        seen.append(answer.out()).append(answer.err());
    }

    /** In a process of its own: only there the logs are those of the program. */
    private int program(String... args) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(), "dev.lockstep.engine.cli.Main"));
        command.addAll(List.of(args));
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectErrorStream(true);
        builder.environment().putAll(environment);
        builder.environment().put("CLASSPATH", System.getProperty("java.class.path"));
        Process process = builder.start();
        seen.append(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
        return process.waitFor();
    }

    private String lastRun() {
        var entries = new Shell(folder, environment)
                .run("audit", "list", "--json")
                .json()
                .path("entries");
        return entries.get(entries.size() - 1).path("run").asText();
    }

    /** @param wrong a line in place of the right one of the same key, or one more */
    private void config(String wrong) throws IOException {
        Path file = folder.resolve("lockstep.yaml");
        Files.deleteIfExists(file);
        SandboxConfig.write(sandbox, "test", "karvello", file);
        String text = Files.readString(file)
                .replaceFirst("client-secret: .*", "client-secret: \\${CLIENT_SECRET}")
                .replaceFirst("secret-access-key: .*", "secret-access-key: \\${SECRET_KEY}");
        String key = wrong.replaceFirst(":.*", ":");
        if (wrong.startsWith("session-token")) {
            text = text.replaceFirst("( +)(secret-access-key: .*)", "$1$2\n$1" + wrong.replace("$", "\\$"));
        } else if (!wrong.isEmpty()) {
            text = text.replaceFirst("(?m)^( +)" + key + " .*", "$1" + wrong);
        }
        assertThat(text).contains(wrong);
        Files.writeString(file, text);
    }

    private void put(String name) {
        sandbox.datasphere()
                .put(
                        "SALES",
                        "{\"definitions\":{\"%s\":{\"kind\":\"entity\",\"elements\":{\"ID\":{\"type\":\"cds.Integer\",\"key\":true}}}}}"
                                .formatted(name));
    }
}
