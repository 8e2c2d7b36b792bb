package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.error.RemoteException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class AuditJournalTest {
    private static final PlannedChange CHANGE = new PlannedChange(
            new Change.CreateContainer("sales", new Form(new TreeMap<>())),
            Optional.empty(),
            List.of(new Reason(Reason.Cause.NEW, "", "", "SALES")));

    private int started;
    private final AuditJournal journal = new AuditJournal(
            () -> {
                started++;
                return Audit.none();
            },
            () -> 0);

    @Test
    void oneRecordIsStartedByTheFirstWrite() {
        assertThat(started).isZero();
        journal.intended(CHANGE);
        journal.intended(CHANGE);
        assertThat(started).isEqualTo(1);
    }

    @Test
    void aWriteAfterTheEndIsRefusedAndStartsNoOtherRecord() {
        journal.intended(CHANGE);
        journal.close();

        assertThatThrownBy(() -> journal.intended(CHANGE))
                .isInstanceOf(RemoteException.class)
                .hasMessageContaining("has ended");
        journal.close();
        assertThat(started).isEqualTo(1);
    }
}
