package dev.lockstep.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.lockstep.engine.audit.AuditCheck.End;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The record of one run. */
class AuditFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void eachWriteIsRecordedBeforeAndAfter() throws IOException {
        AuditFile audit = start();
        long sequence = audit.intended(node("container", "sales"));
        List<String> before = Files.readAllLines(audit.file());
        audit.done(sequence, node("status", "WRITTEN"));
        audit.close();

        assertThat(before).hasSize(2);
        assertThat(before.get(1)).contains("\"event\":\"intended\"", "\"container\":\"sales\"");
        List<String> lines = Files.readAllLines(audit.file());
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2))
                .contains("\"run\":\"r1\"", "\"sequence\":3", "\"time\":\"2026-01-01T12:00:00Z\"")
                .contains("\"event\":\"done\",\"intended\":2,\"outcome\":{\"status\":\"WRITTEN\"}");
        assertThat(check(audit.file()).records()).isEqualTo(4);
        assertThat(check(audit.file()).isEnded()).isTrue();
    }

    @Test
    void whatIsReadIsWhatWasRecorded() {
        AuditFile audit = start();
        audit.intended(node("container", "killed"));
        audit.done(audit.intended(node("container", "sales")), node("status", "IN_PLACE"));
        audit.close();

        List<AuditEntry> entries = new ArrayList<>();
        AuditReader.read(audit.file(), AuditFilter.all(), entries::add);

        assertThat(entries).extracting(AuditEntry::subject).containsExactly("sales", "killed");
        assertThat(entries)
                .extracting(AuditEntry::outcome)
                .containsExactly(AuditOutcome.IN_PLACE, AuditOutcome.UNKNOWN);
        assertThat(entries).extracting(AuditEntry::line).containsExactly(3L, 2L);
        assertThat(entries.get(0).run().sync()).isEqualTo("demo");
    }

    @Test
    void theRecordIsInOrderWhateverTheNumberOfWriters() {
        AuditFile audit = start();
        IntStream.range(0, 200).parallel().forEach(i -> {
            long sequence = audit.intended(node("container", "t" + i));
            audit.done(sequence, node("status", "WRITTEN"));
        });
        audit.close();
        assertThat(check(audit.file()).fault()).isEmpty();
        assertThat(check(audit.file()).records()).isEqualTo(402);
    }

    @Test
    void anAlteredLineIsFound() {
        assertThat(faultAfter(lines -> {
                    lines.set(2, lines.get(2).replace("WRITTEN", "SKIPPED"));
                    return lines;
                }))
                .contains("r1.jsonl, line 3 was altered");
    }

    @Test
    void aLineOfBytesThatAreNoTextIsFound() throws IOException {
        AuditFile audit = start();
        audit.close();
        byte[] bytes = Files.readAllBytes(audit.file());
        bytes[40] = (byte) 0xff;
        Files.write(audit.file(), bytes);
        assertThat(check(audit.file()).fault().map(AuditProblem::line)).contains(1L);
    }

    @Test
    void aRemovedOrMovedLineIsFound() {
        String lost = "r1.jsonl, line 2 does not follow the line before: lines were removed, added or moved";
        assertThat(faultAfter(lines -> {
                    lines.remove(1);
                    return lines;
                }))
                .contains(lost);
        assertThat(faultAfter(lines -> {
                    lines.add(1, lines.remove(2));
                    return lines;
                }))
                .contains(lost);
    }

    @Test
    void aLineAfterTheEndIsFound() {
        assertThat(faultAfter(lines -> {
                    lines.add(lines.get(3));
                    return lines;
                }))
                .contains("r1.jsonl, line 5 comes after the end");
    }

    @Test
    void aRecordOfANewerProgramIsNotCalledAltered() {
        assertThat(faultAfter(lines -> {
                    lines.set(0, lines.get(0).replace("\"formatVersion\":1", "\"formatVersion\":9"));
                    return lines;
                }))
                .contains("r1.jsonl, line 1 has a format version that this program does not know; it knows 1");
    }

    @Test
    void aRecordUnderAnotherNameIsFound() throws IOException {
        AuditFile audit = start();
        audit.close();
        Path renamed = Files.move(audit.file(), audit.file().resolveSibling("r2.jsonl"));
        assertThat(check(renamed).fault().map(AuditProblem::toString))
                .hasValueSatisfying(text -> assertThat(text).contains("begins the record of run r1"));
    }

    @Test
    void anEndThatIsMissingOrCutOffIsToldApart() throws IOException {
        AuditFile audit = start();
        audit.done(audit.intended(node("container", "sales")), node("status", "WRITTEN"));
        audit.close();
        List<String> lines = Files.readAllLines(audit.file());

        Files.write(audit.file(), lines.subList(0, 3));
        assertThat(check(audit.file()).end()).isEqualTo(End.OPEN);

        Files.writeString(audit.file(), String.join("\n", lines).substring(0, 800));
        AuditCheck cut = check(audit.file());
        assertThat(cut.end()).isEqualTo(End.CUT_OFF);
        assertThat(cut.fault()).isEmpty();
    }

    @Test
    void aRecordIsNeverOverwritten() {
        start().close();
        assertThat(catchThrowableOfType(RemoteException.class, this::start).code())
                .isEqualTo("audit.unwritable");
    }

    private Optional<String> faultAfter(UnaryOperator<List<String>> change) {
        try {
            Files.deleteIfExists(folder.resolve("audit/r1.jsonl"));
            AuditFile audit = start();
            audit.done(audit.intended(node("container", "sales")), node("status", "WRITTEN"));
            audit.close();
            assertThat(check(audit.file()).fault()).isEmpty();
            Files.write(audit.file(), change.apply(new ArrayList<>(Files.readAllLines(audit.file()))));
            return check(audit.file()).fault().map(AuditProblem::toString);
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private static AuditCheck check(Path file) {
        return AuditReader.read(file, AuditFilter.all(), entry -> {});
    }

    private AuditFile start() {
        return AuditFile.start(folder.resolve("audit"), "r1", NOON, node("sync", "demo"));
    }

    private static Tree.Node node(String key, String value) {
        return new Tree.Node(Map.of(key, Tree.text(value)));
    }
}
