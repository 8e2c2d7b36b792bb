package dev.lockstep.engine.apply;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeCatalog;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ApplierTest {
    private final FakeCatalog catalog = new FakeCatalog();
    private final ExecutorService pool = Executors.newSingleThreadExecutor();

    @AfterEach
    void end() {
        pool.shutdownNow();
    }

    @Test
    void nothingIsWrittenOnceAnIntentionCannotBeKept() {
        List<ChangeResult> results = apply(new Full(2, Integer.MAX_VALUE));

        assertThat(results)
                .extracting(ChangeResult::status)
                .containsExactly(Status.WRITTEN, Status.WRITTEN, Status.NOT_ATTEMPTED, Status.NOT_ATTEMPTED);
        assertThat(results.get(2).code()).isEqualTo("audit.unwritable");
        assertThat(results.get(3).detail()).contains("the disk is full");
        assertThat(catalog.writes()).isEqualTo(2);
    }

    @Test
    void nothingMoreIsWrittenOnceAnOutcomeCannotBeKept() {
        List<ChangeResult> results = apply(new Full(Integer.MAX_VALUE, 1));

        assertThat(results)
                .extracting(ChangeResult::status)
                .containsExactly(Status.WRITTEN, Status.PARTLY_WRITTEN, Status.NOT_ATTEMPTED, Status.NOT_ATTEMPTED);
        assertThat(results.get(1).detail()).contains("the disk is full");
    }

    @Test
    void aDefectOfAConnectorDoesNotHideTheOtherResults() {
        catalog.failWith((change, attempt) -> {
            if (change.target().equals(Optional.of(new Address("sales", "t1")))) {
                throw new IllegalStateException("an impossible answer");
            }
            return Fault.NONE;
        });

        List<ChangeResult> results = apply(WriteJournal.none());

        assertThat(results)
                .extracting(ChangeResult::status)
                .containsExactly(Status.WRITTEN, Status.FAILED, Status.WRITTEN, Status.WRITTEN);
        assertThat(results.get(1).detail()).contains("an impossible answer");
        assertThat(results.get(1).unknown()).isTrue();
    }

    /** Only where the target answered, and no answer was lost before, is it sure that nothing was written. */
    @ParameterizedTest
    @CsvSource({"DENIED,DENIED,false", "LOST_BEFORE,LOST_BEFORE,true", "LOST_BEFORE,DENIED,true"})
    void aFailureSaysWhetherItLeavesOpenThatItWasWritten(Fault first, Fault then, boolean unknown) {
        catalog.failWith((change, attempt) -> attempt == 1 ? first : then);

        List<ChangeResult> results = new Applier(catalog, pool, WriteJournal.none(), Progress.none(), Optional::empty)
                .apply(List.of(planned(new Change.Create(new Address("sales", "t"), Form.empty()))));

        assertThat(results).singleElement().satisfies(result -> {
            assertThat(result.status()).isEqualTo(Status.FAILED);
            assertThat(result.unknown()).isEqualTo(unknown);
        });
    }

    @Test
    void aTargetThatFailsAltogetherIsLeftAloneAndNothingIsDropped() {
        var attempts = new AtomicInteger();
        catalog.put(new Address("sales", "old"), Form.empty());
        catalog.failWith((change, attempt) -> {
            throw new RemoteException(
                    attempts.incrementAndGet() % 2 == 0 ? "fake.failed" : "fake.no-answer", "out of order", "Wait.");
        });
        List<PlannedChange> changes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            changes.add(planned(new Change.Create(new Address("sales", "t" + i), Form.empty())));
        }
        changes.add(planned(new Change.Drop(new Address("sales", "old"), Optional.empty(), Form.empty())));

        List<ChangeResult> results =
                new Applier(catalog, pool, WriteJournal.none(), Progress.none(), Optional::empty).apply(changes);

        assertThat(results.stream().map(ChangeResult::status))
                .startsWith(Status.FAILED)
                .endsWith(Status.NOT_ATTEMPTED)
                .filteredOn(Status.FAILED::equals)
                .hasSize(20);
        assertThat(results.get(50).detail())
                .contains("stopped after 20 failures in a row")
                .contains("fake.failed");
        assertThat(catalog.find(new Address("sales", "old"))).isPresent();
    }

    @Test
    void whatIsWrongWithEachObjectDoesNotStopTheOthers() {
        catalog.failWith((change, attempt) -> {
            if (change.target().orElseThrow().name().startsWith("bad")) {
                throw new RemoteException("fake.rejected", "too wide", "Narrow it.");
            }
            return Fault.NONE;
        });
        List<PlannedChange> changes = new ArrayList<>();
        for (int i = 0; i < 50; i++) {
            changes.add(planned(new Change.Create(new Address("sales", "bad" + i), Form.empty())));
        }
        changes.add(planned(new Change.Create(new Address("sales", "good"), Form.empty())));
        catalog.put(new Address("sales", "there"), Form.empty());

        List<ChangeResult> results =
                new Applier(catalog, pool, WriteJournal.none(), Progress.none(), Optional::empty).apply(changes);

        assertThat(results.get(50).status()).isEqualTo(Status.WRITTEN);
    }

    @Test
    void dropsOfOneContainerAreMadeAtOnceAndEachIsToldAndRecordedByItself() {
        List<PlannedChange> drops = threeDrops();
        Address lost = new Address("sales", "t1");
        catalog.failWith((change, attempt) -> change.target().equals(Optional.of(lost))
                ? Fault.LOST_AFTER
                : change.target().equals(Optional.of(new Address("sales", "t2"))) ? Fault.DENIED : Fault.NONE);
        List<String> told = new ArrayList<>();

        List<ChangeResult> results =
                new Applier(catalog, pool, recording(told), Progress.none(), Optional::empty).apply(drops);

        assertThat(results).extracting(ChangeResult::planned).containsExactlyElementsOf(drops);
        assertThat(results)
                .extracting(ChangeResult::status)
                .containsExactly(Status.WRITTEN, Status.WRITTEN, Status.FAILED);
        assertThat(results.get(1).detail()).contains("read back and found in place");
        assertThat(catalog.calls()).containsEntry("drop", 1L);
        assertThat(told)
                .containsExactly(
                        "before sales.t0",
                        "before sales.t1",
                        "before sales.t2",
                        "WRITTEN sales.t0",
                        "WRITTEN sales.t1",
                        "FAILED sales.t2");
    }

    @Test
    void noneIsDroppedWhenTheIntentionOfOneCannotBeKept() {
        List<ChangeResult> results = new Applier(
                        catalog, pool, new Full(2, Integer.MAX_VALUE), Progress.none(), Optional::empty)
                .apply(threeDrops());

        assertThat(results).extracting(ChangeResult::status).containsOnly(Status.NOT_ATTEMPTED);
        assertThat(catalog.contents()).hasSize(3);
    }

    private List<PlannedChange> threeDrops() {
        return IntStream.range(0, 3)
                .mapToObj(i -> new Address("sales", "t" + i))
                .map(address -> {
                    catalog.put(address, Form.empty());
                    return planned(new Change.Drop(address, Optional.of("0"), Form.empty()));
                })
                .toList();
    }

    private static WriteJournal recording(List<String> told) {
        return new WriteJournal() {
            @Override
            public void intended(PlannedChange change) {
                told.add("before " + change.subject());
            }

            @Override
            public void done(ChangeResult result) {
                told.add(result.status() + " " + result.planned().subject());
            }
        };
    }

    private List<ChangeResult> apply(WriteJournal journal) {
        catalog.put(new Address("sales", "there"), Form.empty());
        return new Applier(catalog, pool, journal, Progress.none(), Optional::empty).apply(fourCreates());
    }

    private static List<PlannedChange> fourCreates() {
        return IntStream.range(0, 4)
                .mapToObj(i -> planned(new Change.Create(new Address("sales", "t" + i), Form.empty())))
                .toList();
    }

    private static PlannedChange planned(Change change) {
        return new PlannedChange(change, Optional.empty(), List.of(new Reason(Reason.Cause.NEW, "", "", "T")));
    }

    /** A journal on a disk with room for some lines. */
    private static final class Full implements WriteJournal {
        private int intentions;
        private int outcomes;

        private Full(int intentions, int outcomes) {
            this.intentions = intentions;
            this.outcomes = outcomes;
        }

        @Override
        public void intended(PlannedChange change) {
            take(intentions--);
        }

        @Override
        public void done(ChangeResult result) {
            take(outcomes--);
        }

        private static void take(int room) {
            if (room <= 0) {
                throw new RemoteException("audit.unwritable", "the disk is full", "Make room.");
            }
        }
    }
}
