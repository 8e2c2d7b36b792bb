package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code policy} contacts nothing; that the rights are the right ones is shown by runs in the integration tests. */
class PolicyCommandTest {
    private static final String ROLE = "arn:aws:iam::444455556666:role/Writer";

    @TempDir
    Path folder;

    private Shell shell;

    @BeforeEach
    void open() throws IOException {
        Files.createDirectories(folder.resolve("csn"));
        shell = new Shell(folder, Map.of());
    }

    @Test
    void aSinglePrincipalsPolicyIsPrintedAloneSoThatItCanBeHandedOn() throws IOException {
        write("catalog-id: \"999988887777\"", "mapping: { database: \"SAP_{space}_x\" }");
        JsonNode policy = shell.run("policy").json();
        assertThat(policy.path("Version").asText()).isEqualTo("2012-10-17");
        assertThat(policy.path("Statement")).hasSize(3);
        assertThat(policy.findValuesAsText("Effect")).containsOnly("Allow");
        assertThat(policy.toString())
                .contains("glue:CreateTable", "arn:aws:glue:eu-central-1:999988887777:table/sap_*_x/*")
                .doesNotContain("glue:BatchDeleteTable", "sts:");
        assertThat(shell.run("policy").err())
                .startsWith("note: Deletes are off")
                .contains("undo");
        assertThat(shell.run("policy", "--read-only").err()).doesNotContain("Deletes");
    }

    @Test
    void readOnlyHoldsTwoActions() throws IOException {
        write("catalog-id: \"999988887777\"", "");
        JsonNode policy = shell.run("policy", "--read-only").json();
        assertThat(policy.findValues("Action").toString()).isEqualTo("[[\"glue:GetDatabases\"], [\"glue:GetTables\"]]");
    }

    @Test
    void deletesAreInThePolicyWhenTheyAreConfigured() throws IOException {
        write("catalog-id: \"999988887777\"", "policy: { deletes: drop }");
        assertThat(shell.run("policy").out()).contains("glue:BatchDeleteTable");
    }

    @Test
    void theBusinessContextIsAStatementOfItsOwnAndNoted() throws IOException {
        write("catalog-id: \"999988887777\"", "");
        Path file = folder.resolve("lockstep.yaml");
        Files.writeString(file, Files.readString(file).replace("context: parameters", "context: auto"));
        Shell.Answer answer = shell.run("policy");
        assertThat(answer.json().path("Statement")).hasSize(4);
        assertThat(answer.json().path("Statement").get(3).toString())
                .contains("LockstepBusinessContext", "glue:PutAttachment");
        assertThat(answer.err()).contains("`context: parameters`");
    }

    @Test
    void anAccountThatTheConfigurationDoesNotSayIsNoted() throws IOException {
        write("request-timeout: 30s", "");
        Shell.Answer answer = shell.run("policy");
        assertThat(answer.out()).contains("arn:aws:glue:eu-central-1:*:catalog");
        assertThat(answer.err()).startsWith("note: ").contains("catalog-id");
        assertThat(answer.json().path("Version").asText()).isNotEmpty();
    }

    @Test
    void whoeverAssumesARoleNeedsARightOfTheirOwn() throws IOException {
        write("credentials: { type: assume-role, role-arn: %s, tags: { team: data } }".formatted(ROLE), "");
        JsonNode grants = shell.run("policy", "--json").json();
        assertThat(grants.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(grants.path("access").asText()).isEqualTo("read-write");
        assertThat(grants.path("grants")).hasSize(2);
        assertThat(grants.path("grants").get(0).path("principal").asText()).isEqualTo("the role " + ROLE);
        assertThat(grants.path("grants").get(0).toString()).contains(":444455556666:catalog");
        JsonNode source = grants.path("grants").get(1);
        assertThat(source.path("principal").asText()).isEqualTo("whoever signs in");
        assertThat(source.path("policy").path("Statement").get(0).toString())
                .contains(
                        "\"Action\":[\"sts:AssumeRole\",\"sts:TagSession\"]", "\"Resource\":[\"%s\"]".formatted(ROLE));
        assertThat(shell.run("policy").out()).contains("For the role " + ROLE + ":", "For whoever signs in:");
    }

    @Test
    void otherPartitionsHaveOtherNames() throws IOException {
        write("region: cn-north-1", "");
        assertThat(shell.run("policy").out()).contains("arn:aws-cn:glue:cn-north-1:");
    }

    @Test
    void aSystemWithoutSuchDocumentsSaysSo() throws IOException {
        write("request-timeout: 30s", "");
        Shell.Answer answer = shell.run("policy", "--side", "source");
        assertThat(answer.code()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.err()).contains("The source is a datasphere system", "lockstep doctor");
    }

    @Test
    void whatIsWrongWithSigningInIsToldBeforeAnybodyIsAsked() throws IOException {
        write("credentials: { type: profile, profile: lockstep-nobody-has-this }", "");
        for (String command : new String[] {"validate", "policy", "doctor", "plan", "sync"}) {
            Shell.Answer answer = shell.run(command);
            assertThat(answer.code()).as(command).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(answer.err())
                    .contains("target.credentials.profile: names the profile", "there is none of that name");
        }
    }

    private void write(String target, String more) throws IOException {
        String region = target.startsWith("region") ? "" : "  region: eu-central-1\n";
        Files.writeString(
                folder.resolve("lockstep.yaml"),
                """
                name: test
                source:
                  connector: datasphere
                  path: csn
                target:
                  connector: glue
                  context: parameters
                %s  %s
                %s
                """
                        .formatted(region, target, more));
    }
}
