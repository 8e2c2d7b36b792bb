package dev.lockstep.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeCatalog;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Answers that are lost, and effects that come late: what was ours is recorded as ours, so that it can be undone. */
class ChangeWriterTest {
    private static final Address TABLE = new Address("sales", "t");
    private static final FieldPath MARK = FieldPath.of("lockstep", "fingerprint");
    private static final FieldPath NOTE = FieldPath.of("note");
    private static final Form BEFORE = form("v1:old", "old");
    private static final Form AFTER = form("v1:new", "new");

    private final FakeCatalog catalog = new FakeCatalog();
    private final ChangeWriter writer = new ChangeWriter(catalog);

    @BeforeEach
    void fill() {
        catalog.put(TABLE, BEFORE);
    }

    @Test
    void anEffectThatComesAfterItWasLookedForIsOurs() {
        lostThen(() -> change(AFTER));

        assertThat(write().status()).isEqualTo(Status.WRITTEN);
    }

    @Test
    void anEffectThatComesLateAndIsEditedAtOnceIsOurs() {
        lostThen(() -> {
            change(AFTER);
            edit(FakeFormat.LABEL, "a steward's");
        });

        ChangeResult result = write();

        assertThat(result.status()).isEqualTo(Status.WRITTEN);
        assertThat(result.detail()).contains("somebody else changed it since");
    }

    @Test
    void anEffectThatIsEditedBeforeItIsLookedForIsOurs() {
        catalog.failWith((change, attempt) -> {
            change(AFTER);
            edit(FakeFormat.LABEL, "a steward's");
            throw lost();
        });

        assertThat(write().status()).isEqualTo(Status.WRITTEN);
    }

    @Test
    void whatSomebodyElseWroteInsteadOfUsIsAConflict() {
        catalog.failWith((change, attempt) -> {
            edit(FakeFormat.LABEL, "new");
            throw lost();
        });
        assertThat(write().status()).isEqualTo(Status.CONFLICT);

        catalog.put(TABLE, BEFORE);
        lostThen(() -> edit(FakeFormat.LABEL, "new"));
        assertThat(write().status()).isEqualTo(Status.CONFLICT);
    }

    @Test
    void aChangeWithoutMarksIsToldByAllThatItMoves() {
        Form noted = with(with(BEFORE, NOTE, "ours"), FakeFormat.LABEL, "ours");
        catalog.failWith((change, attempt) -> {
            edit(NOTE, "ours");
            throw lost();
        });
        assertThat(write(noted).status()).isEqualTo(Status.CONFLICT);

        catalog.put(TABLE, BEFORE);
        catalog.failWith((change, attempt) -> {
            change(noted);
            edit(FieldPath.of("foreign"), "theirs");
            throw lost();
        });
        assertThat(write(noted).status()).isEqualTo(Status.WRITTEN);
    }

    @Test
    void whatIsThereWithoutAnyLostAnswerIsNotOurs() {
        catalog.put(TABLE, AFTER);

        assertThat(write().status()).isEqualTo(Status.IN_PLACE);
    }

    /** The first answer is lost and nothing is there yet; {@code meanwhile} happens before the repetition arrives. */
    private void lostThen(Runnable meanwhile) {
        var attempts = new int[1];
        catalog.failWith((change, attempt) -> {
            attempts[0]++;
            if (attempts[0] == 2) {
                meanwhile.run();
            }
            return attempts[0] == 1 ? Fault.LOST_BEFORE : Fault.NONE;
        });
    }

    private ChangeResult write() {
        return write(AFTER);
    }

    private ChangeResult write(Form after) {
        Change update = new Change.Update(TABLE, Optional.of("0"), BEFORE, after);
        return writer.write(new PlannedChange(
                update, Optional.empty(), List.of(new Reason(Reason.Cause.NEW, "label", "old", "new"))));
    }

    private void change(Form form) {
        form.fields().forEach((path, value) -> catalog.edit(TABLE, path, Optional.of(value)));
    }

    private void edit(FieldPath path, String text) {
        catalog.edit(TABLE, path, Optional.of(new Form.Value.Text(text)));
    }

    private static Form with(Form form, FieldPath path, String text) {
        var fields = new TreeMap<>(form.fields());
        fields.put(path, new Form.Value.Text(text));
        return new Form(fields);
    }

    private static Form form(String mark, String label) {
        return new Form(Map.of(MARK, new Form.Value.Text(mark), FakeFormat.LABEL, new Form.Value.Text(label)));
    }

    private static OutcomeUnknownException lost() {
        return new OutcomeUnknownException("fake.lost", "the answer was lost", "");
    }
}
