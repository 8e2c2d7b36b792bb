package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.Drift;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.model.Address;
import dev.lockstep.model.Container;
import dev.lockstep.model.Texts;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import dev.lockstep.testkit.fake.FakeSource;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What is said about a container is merged as what is said about an object; and conflicts of a run that plans and writes in one. */
class ContainerLawsTest {
    private static final Address ORDERS = new Address("sales", "orders");
    private static final FieldPath SYNC = FieldPath.of("lockstep", "sync");
    private static final FieldPath NOTE = FieldPath.of("foreign", "note");

    private final Rig rig = new Rig();

    @BeforeEach
    void fill() {
        rig.source.describe(labelled("Sales"));
        rig.source.put(new Scenes(1).asset("SALES", "ORDERS"));
        rig.sync();
    }

    @Test
    void anEditOfAStewardIsReportedAndKept() {
        edit(FakeFormat.LABEL, "By hand");
        Plan plan = rig.plan();
        assertThat(plan.changes()).isEmpty();
        assertThat(plan.drifts()).containsExactly(new Drift("container sales", "label", "Sales", "By hand", "Sales"));
    }

    @Test
    void anEditOfAStewardIsKeptOrOverwrittenByPolicy() {
        edit(FakeFormat.LABEL, "By hand");
        assertThat(rig.with(PlanPolicy.standard().with(OnDrift.KEEP)).plan().drifts())
                .isEmpty();
        rig.with(PlanPolicy.standard().with(OnDrift.OVERWRITE)).sync();
        assertThat(label()).contains("Sales");
    }

    @Test
    void aChangeOfTheSourceArrivesAndWhatOthersAddedStays() {
        edit(NOTE, "theirs");
        rig.source.describe(labelled("Revenue"));
        rig.sync();
        assertThat(label()).contains("Revenue");
        assertThat(rig.catalog.container("sales").findText(NOTE)).contains("theirs");
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void whatTheSourceNoLongerSaysDisappears() {
        rig.source.describe(Container.of(FakeSource.SYSTEM, "SALES"));
        rig.sync();
        assertThat(label()).isEmpty();
    }

    @Test
    void aContainerWhoseMarkSomebodyTookAwayShowsAsDriftAndItsObjectsAreStillKept() {
        rig.catalog.putContainer("sales", new Form(Map.of(NOTE, new Form.Value.Text("theirs"))));
        rig.source.put(new Scenes(1).asset("SALES", "ITEMS"));

        RunReport report = rig.sync();

        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.plan().drifts())
                .contains(new Drift("container sales", "lockstep/sync", Rig.SYNC, "", Rig.SYNC));
        assertThat(rig.catalog.contents()).containsKey(new Address("sales", "items"));
        assertThat(rig.catalog.container("sales").find(SYNC)).isEmpty();
        rig.with(PlanPolicy.standard().with(OnDrift.OVERWRITE)).sync();
        assertThat(rig.catalog.container("sales").findText(SYNC)).contains(Rig.SYNC);
        assertThat(rig.catalog.container("sales").findText(NOTE)).contains("theirs");
    }

    @Test
    void aDamagedMarkIsHealed() {
        edit(FieldPath.of("lockstep", "container"), "no json");
        rig.sync();
        assertThat(rig.plan().changes()).isEmpty();
        assertThat(rig.plan().drifts()).isEmpty();
    }

    @Test
    void aRunThatPlansAndWritesInOneMergesAgainWhatSomebodyChangedMeanwhile() {
        rig.source.put(new Scenes(50).asset("SALES", "ORDERS"));
        overtakenTimes(2);

        RunReport report = rig.syncAtOnce();

        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.count(Status.WRITTEN)).isEqualTo(1);
        assertThat(rig.catalog.contents().get(ORDERS).findText(FieldPath.of("foreign")))
                .contains("overtaken");
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void aConflictThatDoesNotEndIsOne() {
        rig.source.put(new Scenes(50).asset("SALES", "ORDERS"));
        overtakenTimes(100);

        RunReport report = rig.syncAtOnce();

        assertThat(report.verdict()).isEqualTo(Verdict.FAILED);
        assertThat(report.count(Status.CONFLICT)).isEqualTo(1);
    }

    @Test
    void aKeptPlanIsRefusedInstead() {
        rig.source.put(new Scenes(50).asset("SALES", "ORDERS"));
        overtakenTimes(1);
        assertThat(rig.sync().count(Status.CONFLICT)).isEqualTo(1);
    }

    @Test
    void aConflictCostsTwoReadsOneToTellAndOneToMergeAndWithoutOneThereIsNone() {
        rig.source.put(new Scenes(50).asset("SALES", "ORDERS"));
        long before = finds();
        overtakenTimes(1);
        rig.syncAtOnce();
        assertThat(finds() - before).isEqualTo(2);
        rig.source.put(new Scenes(60).asset("SALES", "ORDERS"));
        rig.syncAtOnce();
        assertThat(finds() - before).isEqualTo(2);
    }

    private long finds() {
        return rig.catalog.calls().getOrDefault("find", 0L);
    }

    private void overtakenTimes(int times) {
        AtomicInteger left = new AtomicInteger(times);
        rig.catalog.failWith((change, attempt) -> left.getAndDecrement() > 0 ? Fault.OVERTAKEN : Fault.NONE);
    }

    private void edit(FieldPath path, String text) {
        TreeMap<FieldPath, Form.Value> fields =
                new TreeMap<>(rig.catalog.container("sales").fields());
        fields.put(path, new Form.Value.Text(text));
        rig.catalog.putContainer("sales", new Form(fields));
    }

    private Optional<String> label() {
        return rig.catalog.container("sales").findText(FakeFormat.LABEL);
    }

    private static Container labelled(String label) {
        return new Container(FakeSource.SYSTEM, "SALES", Texts.of(label), Tree.Node.empty());
    }
}
