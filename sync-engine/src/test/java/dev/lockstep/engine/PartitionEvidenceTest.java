package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.audit.AuditFile;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.partitions.PartitionJournal;
import dev.lockstep.engine.partitions.PartitionRecord;
import dev.lockstep.engine.plan.MadePartition;
import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Partitions in the audit record: written by a run, read back by its undo. */
class PartitionEvidenceTest {
    private static final Address TABLE = new Address("sales", "orders");

    @TempDir
    Path folder;

    @Test
    void whatWasWrittenReadsBackEqualKindByKindAndWhatWasNotIsLeftOut() {
        List<PartitionChange> creates =
                List.of(create("ä€😀", 3), create("\"q\"", 3), create(" ", 3), create("lost", 3));
        List<PartitionChange> updates = List.of(new PartitionChange.Update(List.of("u"), form(1), form(2)));
        try (AuditJournal journal = journal()) {
            journal.intended(TABLE, "day string", creates)
                    .done(List.of(
                            outcome("ä€😀", Ending.WRITTEN),
                            outcome("\"q\"", Ending.CONFLICT),
                            outcome(" ", Ending.IN_PLACE),
                            outcome("lost", Ending.FAILED)));
            journal.intended(TABLE, "day string", updates);
        }

        PartitionRecord record = record();

        assertThat(record.keys()).contains("day string");
        assertThat(made(record, PartitionChange.Create.class))
                .containsExactly(
                        new MadePartition(creates.get(0), true, Optional.empty()),
                        new MadePartition(creates.get(3), false, Optional.empty()));
        assertThat(made(record, PartitionChange.Update.class))
                .as("the run ended before it said what came of it")
                .containsExactly(new MadePartition(updates.get(0), false, Optional.empty()));
        assertThat(made(record, PartitionChange.Remove.class)).isEmpty();
        assertThat(new AuditFolder(folder).verify().isWhole()).isTrue();
    }

    @Test
    void aRecordHoldsAHundredPartitionsAndFewerWhenTheyAreLarge() {
        List<PartitionChange> small =
                IntStream.range(0, 250).mapToObj(i -> create("d" + i, 10)).toList();
        List<PartitionChange> large =
                IntStream.range(0, 5).mapToObj(i -> create("d" + i, 400_000)).toList();

        assertThat(PartitionEvidence.parts(small)).extracting(List::size).containsExactly(100, 100, 50);
        assertThat(PartitionEvidence.parts(large)).extracting(List::size).containsExactly(2, 2, 1);
        assertThat(PartitionEvidence.parts(List.of(create("d", 3_000_000)))).hasSize(1);
        assertThat(PartitionEvidence.parts(List.of())).isEmpty();
        assertThat(PartitionEvidence.parts(small).stream().flatMap(List::stream))
                .containsExactlyElementsOf(small);
    }

    @Test
    void whatIsAlteredBetweenReadingAndUndoingIsRefused() throws IOException {
        try (AuditJournal journal = journal()) {
            PartitionJournal.Open open = journal.intended(TABLE, "day string", List.of(create("d", 3)));
            open.done(List.of(outcome("d", Ending.WRITTEN)));
        }
        PartitionRecord record = record();
        Path file = folder.resolve("run.jsonl");
        Files.writeString(file, Files.readString(file).replace("xxx", "yyy"));

        assertThatThrownBy(() -> made(record, PartitionChange.Create.class))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("cannot be trusted")
                .hasMessageContaining("was altered");
    }

    @Test
    void whatIsTakenAwayBetweenReadingAndUndoingIsSaidWithPlaceAndRemedy() throws IOException {
        try (AuditJournal journal = journal()) {
            journal.intended(TABLE, "day string", List.of(create("d", 3)));
        }
        PartitionRecord record = record();
        Files.delete(folder.resolve("run.jsonl"));

        assertThatThrownBy(() -> made(record, PartitionChange.Create.class))
                .isInstanceOfSatisfying(RemoteException.class, e -> {
                    assertThat(e.code()).isEqualTo("audit.unreadable");
                    assertThat(e.remedy()).isNotEmpty();
                })
                .hasMessageContaining("run.jsonl");
    }

    /** Each batch has a record of its own: before the first, nothing was written. */
    @Test
    void aLaterRunCountsFromTheFirstBatchThatItBegan() {
        try (AuditJournal journal = journal()) {
            journal.intended(TABLE, "day string", List.of(create("d", 3)));
        }
        try (AuditJournal later = journal("later", 1)) {
            later.intended(new PartitionPlan(TABLE, TABLE, 1, 0, 0, 0, 0, 0, 0, "", "", Completeness.complete()));
            assertThat(record().later()).isEmpty();

            later.intended(TABLE, "day string", List.of(create("e", 3)));
        }

        assertThat(record().later()).contains("later");
    }

    private AuditJournal journal() {
        return journal("run", 0);
    }

    private AuditJournal journal(String run, int second) {
        var about = new Tree.Node(Map.of("sync", Tree.text("lake"), "targetSystem", Tree.text("west")));
        Clock clock = Clock.fixed(Instant.EPOCH.plusSeconds(second), ZoneOffset.UTC);
        return new AuditJournal(() -> AuditFile.start(folder, run, clock, about), () -> 0);
    }

    private PartitionRecord record() {
        return RecordedRun.read(new AuditFolder(folder), "run")
                .partitions(TABLE)
                .orElseThrow();
    }

    private static List<MadePartition> made(PartitionRecord record, Class<? extends PartitionChange> kind) {
        return record.parts(kind).stream().flatMap(part -> part.read().stream()).toList();
    }

    private static PartitionOutcome outcome(String day, Ending ending) {
        return new PartitionOutcome(List.of(day), ending, "");
    }

    private static PartitionChange create(String day, int size) {
        return new PartitionChange.Create(List.of(day), form(size));
    }

    private static Form form(int size) {
        return new Form(Map.of(
                FieldPath.of("columns"), new Form.Value.Names(List.of("a", "b")),
                FieldPath.of("note"), new Form.Value.Text("x".repeat(size))));
    }
}
