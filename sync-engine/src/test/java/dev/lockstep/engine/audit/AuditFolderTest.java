package dev.lockstep.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Selection;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The records of several runs. */
class AuditFolderTest {
    private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

    @TempDir
    Path folder;

    @Test
    void theRunsOfEachSyncAreAChain() {
        record("r1", "a");
        record("r2", "b");
        record("r3", "a");
        record("r4", "b");
        assertThat(verify().problems()).isEmpty();
        assertThat(verify().records()).isEqualTo(16);
        assertThat(new AuditFolder(folder).head("a").map(AuditRun.Link::run)).contains("r3");
        assertThat(new AuditFolder(folder).head("none")).isEmpty();
    }

    @Test
    void aFolderThatIsNotThereIsEmptyEvidence() {
        assertThat(new AuditFolder(folder.resolve("none")).verify().files()).isEmpty();
    }

    @Test
    void aRecordThatWasTakenAwayIsMissed() throws IOException {
        record("r1", "a");
        Path second = record("r2", "a");
        record("r3", "a");
        Files.delete(second);
        assertThat(problems()).containsExactly("r3.jsonl, line 1 follows run r2, whose record is missing");
    }

    @Test
    void linesRemovedAtTheEndOfARecordAreMissedByTheNext() throws IOException {
        Path first = record("r1", "a");
        record("r2", "a");
        Files.write(first, Files.readAllLines(first).subList(0, 2));
        assertThat(problems())
                .containsExactly(
                        "r1.jsonl, line 2 is not where run r2 found its end: lines after it were removed, or some were"
                                + " added");
    }

    @Test
    void aRecordThatWasWrittenAnewIsFoundByTheNext() throws IOException {
        Path first = record("r1", "a");
        record("r2", "a");
        Path forged = folder.resolve("forged");
        Files.copy(record(forged, "r1", "a", "other"), first, java.nio.file.StandardCopyOption.REPLACE_EXISTING);
        assertThat(problems())
                .singleElement()
                .asString()
                .contains("r1.jsonl, line 4 is not where run r2 found its end");
    }

    @Test
    void theFirstBrokenLineComesFirst() throws IOException {
        Path first = record("r1", "a");
        Path second = record("r2", "a");
        alter(second, 2);
        alter(first, 3);
        assertThat(problems()).containsExactly("r1.jsonl, line 3 was altered", "r2.jsonl, line 2 was altered");
    }

    @Test
    void theEndOfTheLastRecordMustBeThere() throws IOException {
        record("r1", "a");
        Path last = record("r2", "a");
        Files.write(last, Files.readAllLines(last).subList(0, 3));
        assertThat(problems())
                .containsExactly(
                        "r2.jsonl, line 4 is missing: the run was killed, is still under way, or lines were removed");
    }

    @Test
    void aKilledRunIsNoForgeryOnceTheNextRunHasSeenWhereItEnded() throws IOException {
        Path killed = record("r1", "a");
        List<String> lines = Files.readAllLines(killed);
        Files.writeString(
                killed, lines.get(0) + "\n" + lines.get(1) + "\n" + lines.get(2).substring(0, 30));
        assertThat(problems())
                .containsExactly("r1.jsonl, line 3 is missing; its last line was cut off: the run was killed,"
                        + " is still under way, or lines were removed");

        record("r2", "a");

        assertThat(verify().isWhole()).isTrue();
        assertThat(verify().notes())
                .extracting(AuditProblem::toString)
                .containsExactly(
                        "r1.jsonl ends without an end: the run was killed, or had no room left to say it; its last line was cut off;"
                                + " writes without an outcome: 1");
    }

    @Test
    void onlyWhatIsAskedForIsRead() {
        record("r1", "a");
        record("r2", "b");
        AuditFilter of = AuditFilter.all();
        assertThat(read(of)).hasSize(2);
        assertThat(read(AuditFilter.run("r2"))).containsExactly("b");
        assertThat(read(filter(Selection.of(List.of("a*")), Set.of(), Optional.empty(), Optional.empty())))
                .containsExactly("a");
        assertThat(read(filter(Selection.all(), Set.of(AuditOutcome.FAILED), Optional.empty(), Optional.empty())))
                .isEmpty();
        assertThat(read(filter(Selection.all(), Set.of(), Optional.of(NOON), Optional.of(NOON))))
                .isEmpty();
        assertThat(read(filter(
                        Selection.all(), Set.of(), Optional.of(NOON), Optional.of(NOON.plus(Duration.ofSeconds(1))))))
                .hasSize(2);
    }

    /** Who asks what is wrong is told of it, and of the others. */
    @Test
    void aRecordThatCannotBeReadIsAFaultAndTheOthersAreRead() throws IOException {
        record("r1", "a");
        Files.createDirectory(folder.resolve("r2.jsonl"));
        record("r3", "b");
        List<String> subjects = new ArrayList<>();

        List<AuditCheck> checks =
                new AuditFolder(folder).check(AuditFilter.all(), entry -> subjects.add(entry.subject()));

        assertThat(subjects).containsExactly("a", "b");
        assertThat(AuditCheck.faulty(checks)).hasSize(1);
        assertThat(problems()).singleElement().asString().startsWith("r2.jsonl cannot be read: ");
        assertThat(verify().isWhole()).isFalse();
        assertThatThrownBy(() -> read(AuditFilter.all()))
                .as("whoever builds on it")
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("r2.jsonl");
    }

    private static AuditFilter filter(
            Selection subjects, Set<AuditOutcome> outcomes, Optional<Instant> since, Optional<Instant> until) {
        return new AuditFilter(Optional.empty(), Set.of(), subjects, outcomes, since, until);
    }

    private List<String> read(AuditFilter filter) {
        List<String> subjects = new ArrayList<>();
        new AuditFolder(folder).read(filter, entry -> subjects.add(entry.subject()));
        return subjects;
    }

    private List<String> problems() {
        return verify().problems().stream().map(AuditProblem::toString).toList();
    }

    private AuditVerdict verify() {
        return new AuditFolder(folder).verify();
    }

    private static void alter(Path file, int line) throws IOException {
        List<String> lines = new ArrayList<>(Files.readAllLines(file));
        lines.set(line - 1, lines.get(line - 1).replace("2026-01-01T12", "2026-01-01T13"));
        Files.write(file, lines);
    }

    private Path record(String run, String sync) {
        return record(folder, run, sync, sync);
    }

    private static Path record(Path folder, String run, String sync, String container) {
        AuditFile audit = AuditFile.start(folder, run, Clock.fixed(NOON, ZoneOffset.UTC), node("sync", sync));
        audit.done(audit.intended(node("container", container)), node("status", "WRITTEN"));
        audit.close();
        return audit.file();
    }

    private static Tree.Node node(String key, String value) {
        return new Tree.Node(Map.of(key, Tree.text(value)));
    }
}
