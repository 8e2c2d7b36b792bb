package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.audit.AuditFile;
import dev.lockstep.engine.audit.AuditFolder;
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
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a record says of objects, and what the records of later runs say of the same. */
class RecordedRunTest {
    @TempDir
    Path folder;

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

    private void kill(String run, String before, String after) {
        var about = new Tree.Node(Map.of("sync", Tree.text("lake"), "targetSystem", Tree.text("west")));
        var change = new PlannedChange(
                new Change.Update(new Address("sales", "orders"), Optional.empty(), form(before), form(after)),
                Optional.empty(),
                List.of(new Reason(Reason.Cause.SOURCE, "note", before, after)));
        AuditFile.start(folder, run, Clock.systemUTC(), about).intended(PlanText.toTree(change));
    }

    private MadeChange made(String run) {
        return RecordedRun.read(new AuditFolder(folder), run).changes().get(0);
    }

    private static Form form(String note) {
        return new Form(Map.of(FieldPath.of("note"), new Form.Value.Text(note)));
    }
}
