package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.Drift;
import dev.lockstep.engine.plan.Evolution;
import dev.lockstep.engine.plan.Evolution.OnBreaking;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.error.RemoteException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import dev.lockstep.testkit.fake.FakeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;

/** What a run that plans and writes in one makes of changes that it met on the way. */
class RemergeTest {
    private static final Address ORDERS = new Address("sales", "orders");

    private final Rig rig = new Rig();

    @Test
    void editsThatAreMetOnTheWayAreReported() {
        put("ORDERS", "Orders", "ID");
        rig.sync();
        put("ORDERS", "Orders", "ID", "AMOUNT");
        meanwhile(() -> rig.catalog.edit(ORDERS, FakeFormat.LABEL, Optional.of(new Form.Value.Text("a steward's"))));

        RunReport report = rig.syncAtOnce();

        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.plan().drifts())
                .extracting(Drift::subject, Drift::path, Drift::theirs)
                .containsExactly(tuple("sales.orders", "label", "a steward's"));
        assertThat(rig.plan().drifts()).isEqualTo(report.plan().drifts());
    }

    /** What stands there meanwhile is ours, of a source that was called otherwise, and losing its columns would break readers. */
    @Test
    void whatIsRefusedOnTheWayIsNoSuccessWhateverItsSourceWasCalled() {
        rig.with(blockingBreakingChanges());
        put("ORDERS", "Orders", "ID");
        rig.sync();
        put("ORDERS", "Orders", "ID", "AMOUNT");
        meanwhile(() -> rendered("orders", "ID", "AMOUNT", "TAX")
                .fields()
                .forEach((path, value) -> rig.catalog.edit(ORDERS, path, Optional.of(value))));

        RunReport report = rig.syncAtOnce();

        assertThat(report.verdict()).isNotEqualTo(Verdict.DONE);
        ChangeResult result = report.results().get(0);
        assertThat(result.status()).isEqualTo(Status.CONFLICT);
        assertThat(result.detail()).contains("a breaking change");
        assertThat(result.remedy()).contains("--allow-breaking");
    }

    @Test
    void whatStoppedTheRunStopsItsLaterRoundsAsWell() {
        put("A_FIRST", "Before", "ID");
        rig.sync();
        put("A_FIRST", "After", "ID");
        for (int i = 0; i < 60; i++) {
            put("B_" + i, "New", "ID");
        }
        List<Change> updates = new ArrayList<>();
        rig.catalog.failWith((change, attempt) -> {
            if (change instanceof Change.Update) {
                updates.add(change);
                return Fault.OVERTAKEN;
            }
            throw new RemoteException("fake.failed", "out of order", "Wait.");
        });

        RunReport report = rig.syncAtOnce();

        assertThat(report.count(Status.FAILED)).isGreaterThanOrEqualTo(20);
        assertThat(updates).hasSize(1);
        assertThat(report.results())
                .filteredOn(result -> result.planned().change() instanceof Change.Update)
                .extracting(ChangeResult::status)
                .containsExactly(Status.NOT_ATTEMPTED);
    }

    /** Somebody else does {@code edit} just before the first write. */
    private void meanwhile(Runnable edit) {
        var isDone = new AtomicBoolean();
        rig.catalog.failWith((change, attempt) -> {
            if (!isDone.getAndSet(true)) {
                edit.run();
            }
            return Fault.NONE;
        });
    }

    private void put(String name, String label, String... columns) {
        rig.source.put(asset(name, label, columns));
    }

    private static Asset asset(String name, String label, String... columns) {
        return Asset.builder(new AssetId(FakeSource.SYSTEM, "SALES", name), AssetKind.TABLE)
                .label(Texts.of(label))
                .columns(List.of(columns).stream()
                        .map(column -> Column.builder(column, new DataType.Int(32, true))
                                .build())
                        .toList())
                .build();
    }

    private static Form rendered(String name, String... columns) {
        return new FakeFormat("en")
                .render(asset(name, "Orders", columns), ORDERS, Rig.SYNC)
                .form();
    }

    private static PlanPolicy blockingBreakingChanges() {
        return PlanPolicy.standard().with(new Evolution(OnBreaking.BLOCK, List.of()));
    }
}
