package dev.lockstep.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

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

class AuditFileTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);

    @TempDir
    Path folder;

    @Test
    void eachWriteIsRecordedBeforeAndAfter() throws IOException {
        AuditFile audit = start();
        long sequence = audit.intended(node("address", "sales.orders"));
        List<String> before = Files.readAllLines(audit.file());
        audit.done(sequence, node("status", "written"));
        audit.close();

        assertThat(before).hasSize(2);
        assertThat(before.get(1)).contains("\"event\":\"intended\"", "\"address\":\"sales.orders\"");
        List<String> lines = Files.readAllLines(audit.file());
        assertThat(lines).hasSize(4);
        assertThat(lines.get(2))
                .contains("\"run\":\"r1\"", "\"sequence\":3", "\"time\":\"2026-01-01T12:00:00Z\"")
                .contains("\"event\":\"done\",\"intended\":2,\"outcome\":{\"status\":\"written\"}");
        assertThat(AuditCheck.of(audit.file())).isEqualTo(new AuditCheck(4, Optional.empty()));
    }

    @Test
    void theRecordIsInOrderWhateverTheNumberOfWriters() {
        AuditFile audit = start();
        IntStream.range(0, 200).parallel().forEach(i -> {
            long sequence = audit.intended(node("address", "sales.t" + i));
            audit.done(sequence, node("status", "written"));
        });
        audit.close();
        assertThat(AuditCheck.of(audit.file())).isEqualTo(new AuditCheck(402, Optional.empty()));
    }

    @Test
    void anAlteredLineIsFound() {
        assertThat(faultAfter(lines -> {
                    lines.set(2, lines.get(2).replace("written", "skipped"));
                    return lines;
                }))
                .contains("line 3 was altered");
    }

    @Test
    void aRemovedOrMovedLineIsFound() {
        assertThat(faultAfter(lines -> {
                    lines.remove(1);
                    return lines;
                }))
                .contains("line 2 does not follow the line before: lines were removed, added or moved");
        assertThat(faultAfter(lines -> {
                    lines.add(1, lines.remove(2));
                    return lines;
                }))
                .contains("line 2 does not follow the line before: lines were removed, added or moved");
    }

    @Test
    void aCutOffEndIsFound() {
        assertThat(faultAfter(lines -> lines.subList(0, 3)))
                .hasValueSatisfying(fault -> assertThat(fault).startsWith("the end is missing"));
        assertThat(faultAfter(lines -> {
                    lines.set(3, lines.get(3).substring(0, 40));
                    return lines;
                }))
                .contains("line 4 is no record");
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
            audit.done(audit.intended(node("address", "sales.orders")), node("status", "written"));
            audit.close();
            assertThat(AuditCheck.of(audit.file()).fault()).isEmpty();
            Files.write(audit.file(), change.apply(new ArrayList<>(Files.readAllLines(audit.file()))));
            return AuditCheck.of(audit.file()).fault();
        } catch (IOException e) {
            throw new AssertionError(e);
        }
    }

    private AuditFile start() {
        return AuditFile.start(folder.resolve("audit"), "r1", NOON, node("sync", "demo"));
    }

    private static Tree.Node node(String key, String value) {
        return new Tree.Node(Map.of(key, Tree.text(value)));
    }
}
