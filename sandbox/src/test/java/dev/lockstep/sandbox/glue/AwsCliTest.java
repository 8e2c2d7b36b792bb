package dev.lockstep.sandbox.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.sandbox.glue.auth.Role;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that shares no line with the Java SDK. Shows as skipped where there is no {@code aws}. */
class AwsCliTest {
    private static final String ROLE = "arn:aws:iam::444455556666:role/Cli";

    private final GlueSandbox sandbox =
            GlueSandbox.start(GlueSandboxOptions.defaults().withRoles(Role.of(ROLE)));

    @TempDir
    private Path directory;

    private record Ended(int code, String out, String err) {}

    @BeforeEach
    void needTheCommandLine() throws Exception {
        assumeTrue(isInstalled(), "the AWS command line is not installed");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void theCommandLineCreatesListsAndDeletes() throws Exception {
        assertThat(json("sts", "get-caller-identity").path("Account").asText()).isEqualTo("111122223333");
        json("glue", "create-database", "--database-input", "{\"Name\":\"Sales\",\"Description\":\"Über\"}");
        for (String name : List.of("a", "b", "c")) {
            json(
                    "glue",
                    "create-table",
                    "--database-name",
                    "sales",
                    "--table-input",
                    """
                    {"Name":"%s","PartitionKeys":[],"StorageDescriptor":{"Columns":[{"Name":"Id","Type":"int"}]}}"""
                            .formatted(name));
        }

        assertThat(json("glue", "get-database", "--name", "sales")
                        .at("/Database/Description")
                        .asText())
                .isEqualTo("Über");
        assertThat(json("glue", "get-tables", "--database-name", "sales", "--page-size", "2")
                        .path("TableList"))
                .extracting(table -> table.path("Name").asText())
                .containsExactly("a", "b", "c");
        JsonNode table = json("glue", "get-table", "--database-name", "sales", "--name", "b")
                .path("Table");
        assertThat(table.at("/StorageDescriptor/Columns/0/Name").asText()).isEqualTo("id");
        assertThat(table.path("VersionId").asText()).isEqualTo("0");

        json("glue", "delete-table", "--database-name", "sales", "--name", "b");
        Ended missing = aws("glue", "get-table", "--database-name", "sales", "--name", "b");
        assertThat(missing.code()).isNotZero();
        assertThat(missing.err()).contains("(EntityNotFoundException)").contains("Table b not found.");
        assertThat(sandbox.catalog().tableNames("sales")).containsExactly("a", "c");
    }

    @Test
    void theCommandLineAssumesARole() throws Exception {
        JsonNode session = json("sts", "assume-role", "--role-arn", ROLE, "--role-session-name", "cli");
        assertThat(session.at("/AssumedRoleUser/Arn").asText())
                .isEqualTo("arn:aws:sts::444455556666:assumed-role/Cli/cli");
        assertThat(session.at("/Credentials/SessionToken").asText()).isNotBlank();
    }

    private JsonNode json(String... arguments) throws Exception {
        Ended ended = aws(arguments);
        assertThat(ended.code()).describedAs(ended.err()).isZero();
        return new JsonMapper().readTree(ended.out().isBlank() ? "{}" : ended.out());
    }

    private Ended aws(String... arguments) throws Exception {
        var command = new ArrayList<>(
                List.of("aws", "--endpoint-url", sandbox.endpoint().toString(), "--output", "json"));
        command.addAll(List.of(arguments));
        return run(command);
    }

    private boolean isInstalled() throws Exception {
        try {
            return run(List.of("aws", "--version")).code() == 0;
        } catch (IOException e) {
            return false;
        }
    }

    private Ended run(List<String> command) throws Exception {
        Path out = directory.resolve("out");
        Path err = directory.resolve("err");
        var builder = new ProcessBuilder(command).redirectOutput(out.toFile()).redirectError(err.toFile());
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID",
                        sandbox.accessKey().id(),
                        "AWS_SECRET_ACCESS_KEY",
                        sandbox.accessKey().secret(),
                        "AWS_DEFAULT_REGION",
                        "eu-central-1",
                        "AWS_CONFIG_FILE",
                        directory.resolve("none").toString(),
                        "AWS_SHARED_CREDENTIALS_FILE",
                        directory.resolve("none").toString(),
                        "AWS_PAGER",
                        "",
                        "PYTHONIOENCODING",
                        "utf-8",
                        "LC_ALL",
                        "C.UTF-8"));
        builder.environment().remove("AWS_SESSION_TOKEN");
        builder.environment().remove("AWS_PROFILE");
        int code = builder.start().waitFor();
        return new Ended(
                code, Files.readString(out, StandardCharsets.UTF_8), Files.readString(err, StandardCharsets.UTF_8));
    }
}
