package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.model.Address;
import dev.lockstep.sandbox.Sandbox;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two runs against the sandbox, what others do meanwhile, and the way back. */
class UndoAndDriftTest {
    private static final Address VISITS = new Address("sales", "visits");
    private static final Address TRIPS = new Address("sales", "trips");

    @TempDir
    Path folder;

    private Sandbox sandbox;
    private Shell shell;
    private Steward steward;
    private SortedMap<Address, Form> before;

    /** The second run renames trips and brings visits. */
    @BeforeEach
    void start() {
        sandbox = Sandbox.start(SandboxOptions.sample());
        Path config = folder.resolve("lockstep.yaml");
        SandboxConfig.write(sandbox, "test", "karvello", config);
        shell = new Shell(folder, Map.of());
        steward = new Steward(config);
        put("TRIPS", "Trips");
        assertThat(shell.run("sync", "--quiet").code()).isZero();
        before = steward.contents();
        put("TRIPS", "Journeys");
        put("VISITS", "Visits");
    }

    @AfterEach
    void stop() {
        sandbox.close();
    }

    @Test
    void anUndoIsShownKeptAppliedAndUndone() {
        sync();
        SortedMap<Address, Form> after = steward.contents();
        String second = lastRun();

        Shell.Answer shown = shell.run("undo", second, "--out", "undo.json");
        assertThat(shown.code()).as(shown.err()).isZero();
        assertThat(shown.out())
                .contains("Undo of run " + second, "0 tables to create again, 1 to put back, 1 to drop; 0 refused.")
                .contains("sales.visits", "undone: description “Journeys” → “Trips”");
        assertThat(steward.contents()).isEqualTo(after);
        assertThat(shell.run("apply", "undo.json", "--confirm-deletes", "test").code())
                .isZero();
        assertThat(steward.contents()).isEqualTo(before);

        JsonNode again = shell.run("undo", lastRun(), "--yes", "--json").json();
        assertThat(again.path("verdict").asText()).isEqualTo("done");
        assertThat(steward.contents()).isEqualTo(after);
        assertThat(shell.run("undo", second, "--yes", "--confirm-deletes", "test", "--quiet")
                        .code())
                .isZero();
        assertThat(steward.contents()).isEqualTo(before);
        assertThat(shell.run("undo", second, "--yes").out()).contains("Nothing to undo");
        assertThat(shell.run("audit", "verify").code()).isZero();
        assertThat(shell.run("plan", "--detailed-exitcode", "--quiet").code()).isEqualTo(ExitCode.CHANGES_PENDING);
    }

    @Test
    void nobodyWhoCannotBeAskedHasAgreed() {
        sync();
        SortedMap<Address, Form> after = steward.contents();
        Shell.Answer answer = shell.run("undo", lastRun());
        assertThat(answer.code()).isEqualTo(ExitCode.CONFIGURATION);
        assertThat(answer.out()).contains("Undo of run");
        assertThat(answer.err()).contains("Nothing was undone", "--yes", "--out");
        assertThat(steward.contents()).isEqualTo(after);
    }

    @Test
    void aDropThatNobodyConfirmsIsHeldBackAndTheRestIsUndone() {
        sync();
        SortedMap<Address, Form> after = steward.contents();

        Shell.Answer answer = shell.run("undo", lastRun(), "--yes", "--json");

        assertThat(answer.code()).isEqualTo(ExitCode.PARTIAL);
        JsonNode held = result(answer, VISITS);
        assertThat(held.path("status").asText()).isEqualTo("not-attempted");
        assertThat(held.path("code").asText()).isEqualTo("apply.unconfirmed");
        assertThat(held.path("remedy").asText()).contains("--confirm-deletes test");
        assertThat(steward.contents().get(VISITS)).isEqualTo(after.get(VISITS));
        assertThat(steward.contents().get(TRIPS)).isEqualTo(before.get(TRIPS));
        assertThat(shell.run("undo", lastRun(-1), "--yes", "--confirm-deletes", "test", "--quiet")
                        .code())
                .isZero();
        assertThat(steward.contents()).isEqualTo(before);
    }

    @Test
    void atATerminalTheNameOfTheSyncIsTypedForWhatTheUndoDrops() {
        sync();
        SortedMap<Address, Form> after = steward.contents();

        Shell.Answer declined = shell.typing(List.of("n"), "undo", lastRun());
        assertThat(declined.code()).isEqualTo(ExitCode.CHANGES_PENDING);
        assertThat(steward.contents()).isEqualTo(after);

        Shell.Answer kept = shell.typing(List.of("y", "yes"), "undo", lastRun());
        assertThat(kept.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(kept.err()).contains("1 would be dropped for good: sales.visits", "the name of the sync, test,");
        assertThat(steward.contents().get(VISITS)).isEqualTo(after.get(VISITS));

        Shell.Answer dropped = shell.typing(List.of("test"), "undo", lastRun(-1), "--yes");
        assertThat(dropped.code()).as(dropped.err()).isZero();
        assertThat(steward.contents()).isEqualTo(before);
    }

    @Test
    void whatSomebodyChangedSinceIsRefusedAndTheRestIsUndone() {
        sync();
        steward.describe("sales", "visits", "Our visits");
        steward.edit("sales", "trips", FieldPath.of("parameters", "team"), Optional.of("north"));
        SortedMap<Address, Form> edited = steward.contents();

        Shell.Answer answer = shell.run("undo", lastRun(), "--yes");

        assertThat(answer.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(answer.out().replaceAll("\\s+", " ")).contains("Not undone (1)", "partly done");
        assertThat(shell.run("undo", lastRun(-1), "--yes", "--json")
                        .json()
                        .path("refusals")
                        .get(0)
                        .path("reason")
                        .asText())
                .isEqualTo("was created by the run and changed since by somebody else:"
                        + " description is “Our visits”, the run left “Visits”");
        assertThat(steward.contents().get(VISITS)).isEqualTo(edited.get(VISITS));
        assertThat(steward.contents().get(TRIPS).findText(FieldPath.of("description")))
                .contains("Trips");
        assertThat(steward.contents().get(TRIPS).findText(FieldPath.of("parameters", "team")))
                .contains("north");
    }

    @Test
    void aLaterRunIsNamedWhereItIsInTheWay() {
        sync();
        String second = lastRun();
        put("TRIPS", "Voyages");
        sync();
        String third = lastRun();
        Shell.Answer answer = shell.run("undo", second, "--yes", "--confirm-deletes", "test", "--json");
        assertThat(answer.code()).isEqualTo(ExitCode.PARTIAL);
        assertThat(answer.json()
                        .path("plan")
                        .path("refusals")
                        .get(0)
                        .path("reason")
                        .asText())
                .startsWith("changed since by run " + third + ": description is “Voyages”, the run left “Journeys”");
    }

    @Test
    void aRunWithoutARecordOrWithABrokenOneIsNotUndone() throws IOException {
        sync();
        Shell.Answer unknown = shell.run("undo", "20200101-000000-000000", "--yes");
        assertThat(unknown.code()).isEqualTo(ExitCode.FAILED);
        assertThat(unknown.err()).contains("There is no audit record of a run 20200101-000000-000000", lastRun());
        Path record = folder.resolve(".lockstep/audit").resolve(lastRun() + ".jsonl");
        Files.writeString(record, Files.readString(record).replace("Trips", "Traps"));
        Shell.Answer broken = shell.run("undo", record.getFileName().toString().replace(".jsonl", ""), "--yes");
        assertThat(broken.code()).isEqualTo(ExitCode.FAILED);
        assertThat(broken.err()).contains("cannot be trusted", "was altered", "lockstep audit verify");
    }

    @Test
    void aStalePlanIsRefusedWhereItIsStaleWithWhatChanged() {
        shell.run("plan", "--out", "p.json", "--quiet");
        steward.describe("sales", "trips", "Our trips");

        Shell.Answer answer = shell.run("apply", "p.json", "--json");

        assertThat(answer.code()).isEqualTo(ExitCode.PARTIAL);
        JsonNode trips = result(answer, TRIPS);
        assertThat(trips.path("status").asText()).isEqualTo("conflict");
        assertThat(trips.path("detail").asText())
                .contains("table sales.trips", "since the plan: version 0 → 1; description “Trips” → “Our trips”");
        assertThat(steward.contents().get(new Address("sales", "trips")).findText(FieldPath.of("description")))
                .contains("Our trips");
    }

    @Test
    void aTableThatWasMadeAnewAndHasTheSameVersionIsNotTakenForTheOneOfThePlan() throws IOException {
        sync();
        put("TRIPS", "Voyages");
        shell.run("plan", "--out", "p.json", "--quiet");
        Address trips = new Address("sales", "trips");
        Form old = steward.contents().get(trips);
        steward.drop("sales", "trips");
        steward.create(trips, old);
        steward.describe("sales", "trips", "Theirs");

        Shell.Answer answer = shell.run("apply", "p.json");

        assertThat(answer.code()).as(answer.out()).isEqualTo(ExitCode.FAILED);
        assertThat(answer.out().replaceAll("\\s+", " ")).contains("sales.trips", "it was deleted and made anew");
        assertThat(steward.contents().get(trips).findText(FieldPath.of("description")))
                .contains("Theirs");
    }

    @Test
    void driftNamesWhatWasEditedOutsideWithBothValues() {
        assertThat(shell.run("drift", "--detailed-exitcode").out())
                .contains("Drift of test in", ": none, 61 tables looked at");
        steward.describe("sales", "trips", "Our trips");
        steward.edit("finance", "f_journal", FieldPath.of("parameters", "lockstep.sync"), Optional.empty());
        steward.edit("sales", "am_sales", FieldPath.of("parameters", "team"), Optional.of("north"));
        steward.drop("finance", "bank_statement");

        Shell.Answer answer = shell.run("drift", "--detailed-exitcode");

        assertThat(answer.code()).isEqualTo(ExitCode.CHANGES_PENDING);
        assertThat(answer.out())
                .contains("3 differences", "vanished", "unmarked", "Our trips", "keeps it")
                .contains("1 field added by others and always kept");
        assertThat(shell.run("drift").code()).isZero();
        JsonNode json = shell.run("drift", "--json").json();
        assertThat(json.path("drift").asBoolean()).isTrue();
        assertThat(json.path("divergences").findValuesAsText("kind"))
                .containsExactlyInAnyOrder("unmarked", "vanished", "edited", "added");
    }

    private static JsonNode result(Shell.Answer answer, Address object) {
        for (JsonNode result : answer.json().path("results")) {
            if (result.path("subject").asText().equals(object.toString())) {
                return result;
            }
        }
        throw new AssertionError("no result of " + object + ": " + answer.out());
    }

    private void sync() {
        Shell.Answer answer = shell.run("sync", "--quiet");
        assertThat(answer.code()).as(answer.err()).isZero();
    }

    private String lastRun() {
        return lastRun(0);
    }

    /** @param back 0 for the last run that wrote, -1 for the one before */
    private String lastRun(int back) {
        JsonNode entries = shell.run("audit", "list", "--json").json().path("entries");
        var runs = new ArrayList<>(new LinkedHashSet<>(entries.findValuesAsText("run")));
        return runs.get(runs.size() - 1 + back);
    }

    private void put(String name, String label) {
        sandbox.datasphere()
                .put(
                        "SALES",
                        """
                        {"definitions":{"%s":{"kind":"entity","@EndUserText.label":"%s",
                         "elements":{"ID":{"type":"cds.Integer","key":true},"PLACE":{"type":"cds.String","length":40}}}}}"""
                                .formatted(name, label));
    }
}
