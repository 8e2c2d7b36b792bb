package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A table that is to be adopted has a partition key; Glue has no column beside a partition key of its name. */
class AdoptedPartitionKeyTest {
    private static final Address TRIPS = new Address("sales", "trips");

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;
    private Steward steward;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.sample());
        Path config = folder.resolve("lockstep.yaml");
        SandboxConfig.write(sandbox, "test", "karvello", config);
        shell = new Shell(folder, Map.of());
        steward = new Steward(config);
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        sandbox.datasphere()
                .put(
                        "SALES",
                        """
                        {"definitions":{"TRIPS":{"kind":"entity","@EndUserText.label":"Trips",
                         "elements":{"ID":{"type":"cds.Integer","key":true},"PLACE":{"type":"cds.String","length":40}}}}}""");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"place", "Place"})
    void whatIsAColumnOfOursIsNotWrittenBesideThePartitionKey(String key) {
        theirs(key);
        Form before = steward.contents().get(TRIPS);
        sandbox.glue().calls().reset();

        Shell.Answer answer = shell.run("sync", "--adopt", "sales.trips", "--json");

        assertThat(answer.code()).isEqualTo(ExitCode.PARTIAL);
        JsonNode refusal = answer.json().path("plan").path("refusals").path(0);
        assertThat(refusal.path("subject").asText()).endsWith("SALES/TRIPS");
        assertThat(refusal.path("reason").asText())
                .isEqualTo("sales.trips cannot be changed in place: its partition key place would be a column, too");
        assertThat(refusal.path("remedy").asText()).isNotEmpty();
        assertThat(steward.contents()).containsEntry(TRIPS, before);
        assertThat(sandbox.glue().calls().writes()).isZero();
    }

    @Test
    void aPartitionKeyOfAnotherNameStaysAndTheTableIsAdopted() {
        theirs("day");

        Shell.Answer answer = shell.run("sync", "--adopt", "sales.trips", "--json");

        assertThat(answer.code()).as(answer.out()).isZero();
        Form after = steward.contents().get(TRIPS);
        assertThat(after.names(FieldPath.of("partitionKeys"))).containsExactly("day");
        assertThat(after.names(FieldPath.of("columns"))).containsExactly("amount", "id", "place");
        assertThat(shell.run("plan", "--adopt", "sales.trips", "--detailed-exitcode", "--quiet")
                        .code())
                .isZero();
    }

    private void theirs(String key) {
        steward.create(
                TRIPS,
                new Form(Map.of(
                        FieldPath.of("columns"), new Form.Value.Names(List.of("amount")),
                        FieldPath.of("columns", "amount", "type"), new Form.Value.Text("int"),
                        FieldPath.of("partitionKeys"), new Form.Value.Names(List.of(key)),
                        FieldPath.of("partitionKeys", key, "type"), new Form.Value.Text("string"),
                        FieldPath.of("storageDescriptor", "location"), new Form.Value.Text("s3://bucket/trips/"))));
    }
}
