package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.audit.AuditFile;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.engine.plan.MadeChange;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What a record says of objects, and what the records of later runs say of the same. */
class RecordedRunTest {
    @TempDir
    Path folder;

    private Instant now = Instant.parse("2026-01-01T12:00:00Z");

    @Test
    void aLaterRunThatWasKilledCountsWhereItMayHaveWrittenJustWhatStandsThere() {
        kill("run-1", "a", "b");
        kill("run-2", "a", "b");

        assertThat(made("run-1").later()).contains("run-2");
        assertThat(made("run-2").later()).isEmpty();
    }

    @Test
    void aLaterRunThatWasKilledOnSomethingElseDidNotWriteWhatStandsThere() {
        kill("run-1", "a", "b");
        kill("run-2", "b", "a");

        assertThat(made("run-1").later()).isEmpty();
    }

    /** Whoever renamed it made it the record of nobody. */
    @Test
    void aRecordUnderTheNameOfAnotherRunIsNotTrusted() throws IOException {
        kill("run-1", "a", "b");
        Files.move(folder.resolve("run-1.jsonl"), folder.resolve("run-2.jsonl"));

        assertThatThrownBy(() -> made("run-2"))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("undo.broken-record"))
                .hasMessageContaining("run-2");
    }

    /** A folder in its place is as little to be read as a file without the right to. */
    @Test
    void aRecordThatCannotBeReadIsSaidWithPlaceAndRemedy() throws IOException {
        Files.createDirectory(folder.resolve("run-1.jsonl"));

        assertThatThrownBy(() -> made("run-1"))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.code()).isEqualTo("audit.unreadable");
                    assertThat(e.remedy()).isNotEmpty();
                })
                .hasMessageContaining("run-1.jsonl");
    }

    @Test
    void recordsThatCannotBeListedAreSaidWithPlaceAndRemedy() throws IOException {
        Path file = Files.writeString(folder.resolve("audit"), "");

        assertThatThrownBy(() -> RecordedRun.read(new AuditFolder(file), "run-1"))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.code()).isEqualTo("audit.unreadable");
                    assertThat(e.remedy()).isNotEmpty();
                });
    }

    /** What it refused to do for sure was done by somebody else, on purpose. */
    @ParameterizedTest
    @EnumSource(
            value = AuditOutcome.class,
            names = {"FAILED", "IN_PLACE", "CONFLICT"})
    void whatARunSurelyDidNotDoIsNotTakenBack(AuditOutcome outcome) {
        record("run-1", "a", "b", outcome);

        assertThat(read("run-1").changes()).isEmpty();
    }

    @Test
    void whatMayHaveBeenDoneIs() {
        record("run-1", "a", "b", AuditOutcome.UNKNOWN);

        assertThat(made("run-1").certain()).isFalse();
    }

    @Test
    void aLaterRunThatLostTheAnswerCountsWhereItMayHaveWrittenJustWhatStandsThere() {
        kill("run-1", "a", "b");
        record("run-2", "a", "b", AuditOutcome.UNKNOWN);

        assertThat(made("run-1").later()).contains("run-2");
    }

    @ParameterizedTest
    @EnumSource(
            value = AuditOutcome.class,
            names = {"FAILED", "IN_PLACE", "CONFLICT"})
    void aLaterRunThatSurelyDidNotWriteDoesNotCount(AuditOutcome outcome) {
        kill("run-1", "a", "b");
        record("run-2", "a", "b", outcome);

        assertThat(made("run-1").later()).isEmpty();
    }

    /** What a run may have left is not hidden by what it tried afterwards. */
    @ParameterizedTest
    @EnumSource(
            value = AuditOutcome.class,
            names = {"UNKNOWN", "FAILED", "IN_PLACE", "CONFLICT"})
    void whatWasTriedAfterwardsHidesNothing(AuditOutcome outcome) {
        try (AuditFile first = start("run-1")) {
            first.intended(PlanText.toTree(change("a", "b")));
            done(first, first.intended(PlanText.toTree(change("a", "c"))), outcome);
        }
        kill("run-2", "a", "b");

        assertThat(made("run-1").later()).contains("run-2");
    }

    @Test
    void nothingIsUndoneWhenTheRecordOfALaterRunIsBroken() throws IOException {
        kill("run-1", "a", "b");
        record("run-2", "a", "b", AuditOutcome.WRITTEN);
        Path later = folder.resolve("run-2.jsonl");
        Files.writeString(later, Files.readString(later).replace("orders", "others"));

        assertThatThrownBy(() -> read("run-1"))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("undo.broken-record"))
                .hasMessageContaining("run-2.jsonl, line 2 was altered");
    }

    /** It may be of any sync. */
    @Test
    void nothingIsUndoneWhenNobodyKnowsWhoseARecordIs() throws IOException {
        kill("run-1", "a", "b");
        Files.writeString(folder.resolve("run-2.jsonl"), "no record\n");

        assertThatThrownBy(() -> read("run-1"))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("run-2.jsonl, line 1");
    }

    @Test
    void whatIsBrokenInTheRecordOfAnEarlierRunDoesNotMatter() throws IOException {
        record("run-1", "a", "b", AuditOutcome.WRITTEN);
        kill("run-2", "a", "b");
        Path earlier = folder.resolve("run-1.jsonl");
        Files.writeString(earlier, Files.readString(earlier).replace("orders", "others"));

        assertThat(made("run-2").later()).isEmpty();
    }

    @Test
    void theRecordOfALaterRunThatWasCutOffByACrashCountsUpToThere() throws IOException {
        kill("run-1", "a", "b");
        kill("run-2", "a", "b");
        Files.writeString(folder.resolve("run-2.jsonl"), "{\"run\":", StandardOpenOption.APPEND);

        assertThat(made("run-1").later()).contains("run-2");
    }

    private void record(String run, String before, String after, AuditOutcome outcome) {
        try (AuditFile audit = start(run)) {
            done(audit, audit.intended(PlanText.toTree(change(before, after))), outcome);
        }
    }

    private static void done(AuditFile audit, long intended, AuditOutcome outcome) {
        audit.done(intended, new Tree.Node(Map.of("status", Tree.text(outcome.name()))));
    }

    /** Without an outcome and an end. */
    private void kill(String run, String before, String after) {
        try (AuditFile audit = start(run)) {
            audit.intended(PlanText.toTree(change(before, after)));
        }
        cutEnd(folder.resolve(run + ".jsonl"));
    }

    private static void cutEnd(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            Files.write(file, lines.subList(0, lines.size() - 1));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** A second after the one before. */
    private AuditFile start(String run) {
        var about = new Tree.Node(Map.of("sync", Tree.text("lake"), "targetSystem", Tree.text("west")));
        now = now.plusSeconds(1);
        return AuditFile.start(folder, run, Clock.fixed(now, ZoneOffset.UTC), about);
    }

    private static PlannedChange change(String before, String after) {
        return new PlannedChange(
                new Change.Update(new Address("sales", "orders"), Optional.empty(), form(before), form(after)),
                Optional.empty(),
                List.of(new Reason(Reason.Cause.SOURCE, "note", before, after)));
    }

    private MadeChange made(String run) {
        return read(run).changes().get(0);
    }

    private RecordedRun read(String run) {
        return RecordedRun.read(new AuditFolder(folder), run);
    }

    private static Form form(String note) {
        return new Form(Map.of(FieldPath.of("note"), new Form.Value.Text(note)));
    }
}
