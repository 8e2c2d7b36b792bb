package dev.lockstep.engine.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.audit.AuditCheck.End;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Tree;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The disk fills up in the middle of a run: the record never holds half a line. */
class FullDiskTest {
    private static final Clock NOON = Clock.fixed(Instant.parse("2026-01-01T12:00:00Z"), ZoneOffset.UTC);
    private static final Tree.Node WRITTEN = node("status", "WRITTEN");

    @TempDir
    Path folder;

    private SmallDisk disk;

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 100})
    void aLineThatDoesNotFitIsTakenBack(int room) {
        AuditFile audit = start();
        audit.done(audit.intended(node("container", "sales")), WRITTEN);
        disk.room(room, false);

        assertThatThrownBy(() -> audit.intended(node("container", "finance")))
                .isInstanceOfSatisfying(
                        RemoteException.class, e -> assertThat(e.code()).isEqualTo("audit.unwritable"));

        AuditCheck check = check(audit);
        assertThat(check.fault()).isEmpty();
        assertThat(check.end()).isEqualTo(End.OPEN);
        assertThat(check.records()).isEqualTo(3);
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void theRecordGoesOnWhereItWasOnceThereIsRoomAgain(boolean stuck) {
        AuditFile audit = start();
        disk.room(100, stuck);
        assertThatThrownBy(() -> audit.intended(node("container", "a container with quite a long name")))
                .isInstanceOf(RemoteException.class);
        disk.room(Long.MAX_VALUE, false);

        audit.done(audit.intended(node("container", "s")), WRITTEN);
        audit.close();

        AuditCheck check = check(audit);
        assertThat(check.fault()).isEmpty();
        assertThat(check.isEnded()).isTrue();
        assertThat(check.records()).isEqualTo(4);
    }

    /** The next record says where it found the end. */
    @Test
    void aRecordThatCannotBeEndedLetsGoOfItsFileAndIsFollowed() {
        AuditFile audit = start();
        audit.done(audit.intended(node("container", "sales")), WRITTEN);
        disk.room(10, false);

        assertThatThrownBy(audit::close).isInstanceOf(RemoteException.class);

        assertThat(disk.isOpen()).isFalse();
        assertThat(check(audit).end()).isEqualTo(End.OPEN);
        assertThat(new AuditFolder(folder).isEnded("r1")).isFalse();
        AuditFile.start(folder, "r2", NOON, node("sync", "demo")).close();
        assertThat(new AuditFolder(folder).verify().isWhole()).isTrue();
        assertThat(new AuditFolder(folder).isEnded("r2")).isTrue();
    }

    @Test
    void aRecordWhoseFirstLineDoesNotFitIsNotThere() {
        assertThatThrownBy(() -> AuditFile.start(folder, "r1", NOON, node("sync", "demo"), file -> {
                    disk = SmallDisk.open(file);
                    disk.room(10, false);
                    return disk;
                }))
                .isInstanceOf(RemoteException.class);

        assertThat(folder).isEmptyDirectory();
        assertThat(start().file()).exists();
    }

    private AuditFile start() {
        return AuditFile.start(folder, "r1", NOON, node("sync", "demo"), file -> {
            disk = SmallDisk.open(file);
            return disk;
        });
    }

    private static AuditCheck check(AuditFile audit) {
        return AuditReader.read(audit.file(), AuditFilter.all(), entry -> {});
    }

    private static Tree.Node node(String name, String text) {
        return new Tree.Node(Map.of(name, Tree.text(text)));
    }
}
