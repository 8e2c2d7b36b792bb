package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.engine.report.Paint;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.Form;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DropConsentTest {
    private static final String CONFIG =
            """
            name: sales
            source: { connector: datasphere, path: ./csn }
            target: { connector: glue, region: eu-central-1 }
            """;

    @TempDir
    Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @Test
    void onATerminalTheNameOfTheSyncMustBeTyped() {
        assertThat(asks(true, "sales")).isTrue();
        assertThat(asks(true, " sales ")).isTrue();
        assertThat(asks(true, "yes")).isFalse();
        assertThat(asks(true, "")).isFalse();
        assertThat(asks(true, null)).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("12 would be dropped for good: sales.t0, sales.t1,")
                .contains("sales.t9, and 2 more")
                .doesNotContain("sales.t10")
                .contains("Type the name of the sync, sales, to drop them");
    }

    /** A plan may drop no table and empty one. */
    @Test
    void partitionsThatWouldBeRemovedAreNamedByTableAndNumber() {
        Plan emptying = plan().withChanges(List.of())
                .withPartitions(List.of(partitions("orders", 1_090), partitions("kept", 0)));

        assertThat(asks(true, "sales", emptying)).isTrue();

        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Partitions that would be removed: 1,090 of sales.orders")
                .doesNotContain("sales.kept", "0 would be dropped");
    }

    private static PartitionPlan partitions(String table, int removes) {
        Address address = new Address("sales", table);
        return new PartitionPlan(address, address, 2, 0, removes, 0, 0, 0, 0, "", "", Completeness.complete());
    }

    @Test
    void elsewhereNobodyIsAskedAndNothingIsDropped() {
        assertThat(asks(false, "sales")).isFalse();
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void aNameThatIsNotTheSyncsIsRefusedBeforeAnythingIsDone() throws IOException {
        Files.writeString(folder.resolve("lockstep.yaml"), CONFIG);
        Files.createDirectory(folder.resolve("csn"));
        for (List<String> command : List.of(List.of("sync"), List.of("apply"), List.of("undo", "a-run", "--yes"))) {
            Shell.Answer answer = new Shell(folder, Map.of())
                    .run(Stream.concat(command.stream(), Stream.of("--confirm-deletes", "other"))
                            .toArray(String[]::new));
            assertThat(answer.code()).isEqualTo(ExitCode.CONFIGURATION);
            assertThat(answer.err()).contains("--confirm-deletes: this configuration is the sync sales, not other");
        }
        assertThat(folder.resolve(".lockstep")).doesNotExist();
    }

    @Test
    void helpNamesTheFlag() {
        for (String command : List.of("sync", "apply", "undo")) {
            assertThat(new Shell(folder, Map.of()).run(command, "--help").out()).contains("--confirm-deletes=NAME");
        }
    }

    private boolean asks(boolean interactive, String line) {
        return asks(interactive, line, plan());
    }

    private boolean asks(boolean interactive, String line, Plan plan) {
        Terminal terminal = new Terminal(
                new ByteArrayInputStream((line == null ? "" : line + "\n").getBytes(StandardCharsets.UTF_8)),
                new PrintStream(new ByteArrayOutputStream(), true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8),
                interactive,
                Paint.PLAIN,
                Map.of(),
                folder);
        return new DropConsent().of("sales", terminal).test(plan);
    }

    private static Plan plan() {
        List<PlannedChange> drops = IntStream.range(0, 12)
                .mapToObj(i -> new Address("sales", "t" + i))
                .map(address -> new PlannedChange(
                        new Change.Drop(address, Optional.empty(), Form.empty()),
                        Optional.empty(),
                        List.of(new Reason(Cause.GONE, "", address.toString(), ""))))
                .toList();
        return new Plan(
                "sales",
                "tenant",
                "glue",
                drops,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Completeness.complete());
    }
}
