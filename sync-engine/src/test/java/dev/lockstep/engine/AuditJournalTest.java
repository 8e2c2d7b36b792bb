package dev.lockstep.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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

    @Test
    void aWriteIsKeptWithBothStatesAndWithWhatCameOfIt() {
        Form before = new Form(Map.of(FieldPath.of("a"), new Form.Value.Text("1")));
        PlannedChange update = new PlannedChange(
                new Change.Update(new Address("sales", "t"), Optional.of("3"), before, Form.empty()),
                Optional.empty(),
                List.of(new Reason(Reason.Cause.SOURCE, "a", "1", "")));
        List<Tree.Node> kept = new ArrayList<>();
        AtomicLong nanos = new AtomicLong(5_000_000);
        AuditJournal timed = new AuditJournal(
                () -> new Audit() {
                    @Override
                    public long intended(Tree.Node change) {
                        kept.add(change);
                        return 2;
                    }

                    @Override
                    public void done(long intended, Tree.Node outcome) {
                        assertThat(intended).isEqualTo(2);
                        kept.add(outcome);
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                },
                () -> nanos.getAndAdd(1_234_000));

        timed.intended(update);
        timed.done(new ChangeResult(update, Status.WRITTEN, "", "", "", Optional.of("req-1")));

        assertThat(PlanText.toChange(kept.get(0))).isEqualTo(update);
        assertThat(kept.get(1).findText("requestId")).contains("req-1");
        assertThat(kept.get(1).find("micros")).contains(Tree.number(1234));
    }

    /** An undo asks whether it may have been written. */
    @ParameterizedTest
    @CsvSource({"true,UNKNOWN", "false,FAILED"})
    void aFailureIsKeptAsUnknownWhereItMayHaveBeenWritten(boolean unknown, String status) {
        List<Tree.Node> kept = new ArrayList<>();
        AuditJournal failing = new AuditJournal(
                () -> new Audit() {
                    @Override
                    public long intended(Tree.Node change) {
                        return 1;
                    }

                    @Override
                    public void done(long intended, Tree.Node outcome) {
                        kept.add(outcome);
                    }

                    @Override
                    public void close() {
                        // nothing is open
                    }
                },
                () -> 0);

        failing.intended(CHANGE);
        failing.done(new ChangeResult(
                CHANGE, Status.FAILED, "fake.denied", "", "", Optional.empty(), Optional.empty(), unknown));

        assertThat(kept.get(0).findText("status")).contains(status);
    }
}
