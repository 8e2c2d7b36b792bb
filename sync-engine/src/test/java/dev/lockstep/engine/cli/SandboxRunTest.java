package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditVerdict;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.datasphere.Plane;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Commands against the sandbox. */
class SandboxRunTest {
    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;

    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.sample());
        SandboxConfig.write(sandbox, "test", "karvello", folder.resolve("lockstep.yaml"));
        shell = new Shell(folder, Map.of());
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void discoverCountsWhatIsThere() {
        Shell.Answer text = shell.run("discover");
        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).contains("FINANCE", "MASTER_DATA", "SALES", "Analytic models");
        JsonNode json = shell.run("discover", "--space", "SAL*", "--json").json();
        assertThat(json.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(json.path("containers").findValuesAsText("name"))
                .contains("SALES")
                .doesNotContain("FINANCE");
        assertThat(json.path("complete").asBoolean()).isTrue();
    }

    @Test
    void explainWithoutAnAssetCountsEveryFactAndAsksNoTarget() {
        Shell.Answer text = shell.run("explain");
        assertThat(text.code()).as(text.err()).isZero();
        assertThat(text.out()).contains("FINANCE", "Parameter", "0 of rules = ");
        JsonNode json = shell.run("explain", "--json").json();
        JsonNode total = json.path("total");
        assertThat(total.path("addsUp").asBoolean()).isTrue();
        assertThat(total.path("assets").asInt() + total.path("skipped").asInt())
                .isEqualTo(total.path("objects").asInt());
        assertThat(total.path("sourceFacts").asLong())
                .isPositive()
                .isEqualTo(total.path("fidelity").path("kept").asLong()
                        + total.path("fidelity").path("reported").asLong());
        assertThat(json.path("containers").findValuesAsText("name")).containsExactly("FINANCE", "MASTER_DATA", "SALES");
        assertThat(sandbox.glue().catalog().databaseNames()).isEmpty();
    }

    @Test
    void aPlanIsKeptAppliedAndThenNothingIsLeftToDo() throws IOException {
        assertThat(shell.run("plan", "--detailed-exitcode", "--quiet", "--out", "p.json"))
                .isEqualTo(new Shell.Answer(ExitCode.CHANGES_PENDING, "", ""));
        assertThat(sandbox.glue().catalog().tableCount()).isZero();
        JsonNode report = shell.run("apply", "p.json", "--json").json();
        assertThat(report.path("formatVersion").asInt()).isEqualTo(1);
        assertThat(report.path("verdict").asText()).isEqualTo("done");
        long written = report.path("counts").path("written").asLong();
        assertThat(written).isEqualTo(sandbox.glue().catalog().tableCount() + 3L);
        assertThat(shell.run("plan", "--detailed-exitcode").code()).isZero();
        JsonNode second = shell.run("sync", "--json").json();
        assertThat(second.path("counts").path("written").asLong()).isZero();
        Path audit = only(folder.resolve(".lockstep/audit"));
        AuditVerdict verdict = new AuditFolder(audit.getParent()).verify();
        assertThat(verdict.isWhole()).as(verdict.problems().toString()).isTrue();
        assertThat(verdict.records()).isEqualTo(2 * written + 2);
        assertThat(folder.resolve(".lockstep/reports")).isDirectoryContaining("glob:**.json");
    }

    @Test
    void aPlanWithoutChangesCountsItsLossesAndListsThemOnDemand() {
        shell.run("sync", "--quiet");

        String brief = shell.run("plan").out();
        assertThat(brief).startsWith("Plan of test: karvello to ").contains("--all lists them.");
        assertThat(brief).doesNotContain("Weight");
        assertThat(shell.run("plan", "--all").out()).contains("Losses: ", "Weight");
        assertThat(shell.run("plan", "--json").json().path("losses")).isNotEmpty();
    }

    @Test
    void aPlanOfAnotherSyncAndAnEditedPlanAreRefused() throws IOException {
        shell.run("plan", "--out", "p.json");
        Path plan = folder.resolve("p.json");
        Path config = folder.resolve("lockstep.yaml");
        Files.writeString(config, Files.readString(config).replace("name: test", "name: other"));
        assertThat(shell.run("apply", "p.json").err()).contains("is of the sync test, not of other");
        Files.writeString(plan, Files.readString(plan).replace("SALES", "SALOS"));
        Shell.Answer edited = shell.run("apply", "p.json");
        assertThat(edited.code()).isEqualTo(1);
        assertThat(edited.err()).contains("was edited or cut off", "lockstep plan --out");
        assertThat(sandbox.glue().catalog().tableCount()).isZero();
    }

    @Test
    void anAnalyticModelIsShownAlikeBeforeAndAfterItWasWritten() {
        JsonNode before = shell.run("show", "AM_SALES", "--json").json();
        shell.run("sync", "--quiet");
        Shell.Answer after = shell.run("show", "--side", "target", "sales.am_sales", "--json");
        assertThat(after.code()).as(after.err()).isZero();
        assertThat(after.json().path("fingerprint")).isEqualTo(before.path("fingerprint"));
        String text = shell.run("show", "SALES/AM_SALES").out();
        assertThat(text)
                .contains("SALES/AM_SALES: analytic model")
                .contains("Measures (", "Dimensions (", "Variables (", "Columns (")
                .contains("calculated", "restricted");
        assertThat(text.lines()).allMatch(line -> line.length() <= 120);
        List<String> formulas = before.path("asset").findValuesAsText("formula");
        String unbroken = text.replaceAll("\\s", "");
        assertThat(formulas).isNotEmpty();
        assertThat(shell.run("show", "--side", "target", "sales.am_sales").out().replaceAll("\\s", ""))
                .contains(unbroken.substring(unbroken.indexOf("Measures("), unbroken.indexOf("Associations(")));
    }

    @Test
    void aNearMissIsSuggested() {
        Shell.Answer name = shell.run("show", "SALES/AM_SALE");
        assertThat(name.code()).isEqualTo(1);
        assertThat(name.err()).contains("There is no SALES/AM_SALE", "Did you mean AM_SALES?");
        assertThat(shell.run("show", "SALE/AM_SALES").err()).contains("no space of that name", "SALES");
    }

    @Test
    void doctorTestsEachSideAndFailsOnAWrongSecret() throws IOException {
        Shell.Answer well = shell.run("doctor");
        assertThat(well.code()).as(well.out()).isZero();
        assertThat(well.out()).contains("Source", "Target", "ok ");
        Path config = folder.resolve("lockstep.yaml");
        Files.writeString(
                config, Files.readString(config).replaceFirst("client-secret: '.*'", "client-secret: 'tops3cret'"));
        Shell.Answer ill = shell.run("doctor");
        assertThat(ill.code()).isEqualTo(1);
        assertThat(ill.out()).contains("failed", "→").doesNotContain("tops3cret");
        Shell.Answer sync = shell.run("sync");
        assertThat(sync.code()).isEqualTo(1);
        assertThat(sync.err()).startsWith("lockstep: ").contains("→").doesNotContain("tops3cret", "\tat ");
    }

    @Test
    void aSpaceThatCannotBeSeenMakesTheRunPartialAndDeletesNothing() {
        shell.run("sync", "--quiet");
        int tables = sandbox.glue().catalog().tableCount();
        sandbox.datasphere().surprises().forbid(Plane.DESIGN_TIME, "SALES");
        sandbox.datasphere().surprises().forbid(Plane.CATALOG, "SALES");
        Shell.Answer discovered = shell.run("discover");
        assertThat(discovered.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(discovered.out()).contains("Not seen; nothing is deleted there");
        assertThat(shell.run("sync", "--quiet").code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(sandbox.glue().catalog().tableCount()).isEqualTo(tables);
    }

    private static Path only(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList().get(0);
        }
    }
}
