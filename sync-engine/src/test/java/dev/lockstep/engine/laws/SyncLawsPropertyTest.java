package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Drift;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of a sync, on random sources, faults and foreign edits. */
class SyncLawsPropertyTest {
    private static final FieldPath FOREIGN = FieldPath.of("foreign", "note");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void afterARunThePlanIsEmptyAndASecondRunWritesNothing(long seed) {
        Rig rig = filled(seed);

        RunReport first = rig.sync();
        long writes = rig.catalog.writes();
        RunReport second = rig.sync();

        assertThat(first.verdict()).isEqualTo(Verdict.DONE);
        assertThat(first.verification().confirmed()).isEqualTo(first.results().size());
        assertThat(second.plan().changes()).isEmpty();
        assertThat(rig.catalog.writes()).isEqualTo(writes);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void changesOfTheSourceArriveAndNothingElseIsWritten(long seed) {
        Rig rig = filled(seed);
        rig.sync();
        new Scenes(seed + 1000).change(rig.source);

        Plan plan = rig.plan();
        RunReport report = rig.apply(plan);

        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(rig.catalog.contents()).isEqualTo(fresh(rig).catalog.contents());
        assertThat(plan.changes())
                .allSatisfy(change -> assertThat(change.reasons()).isNotEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyFaultsFollowedByACleanRunEndInTheDesiredState(long seed) {
        Rig rig = filled(seed);
        for (int run = 0; run < 3; run++) {
            SplittableRandom random = new SplittableRandom(seed * 31 + run);
            rig.catalog.failWith((change, attempt) -> faults().get(random.nextInt(faults().size())));
            RunReport report = rig.sync();
            assertTruthful(rig, report);
            new Scenes(seed + run).change(rig.source);
        }
        rig.catalog.failWith((change, attempt) -> Fault.NONE);

        RunReport clean = rig.sync();

        assertThat(clean.verdict()).isEqualTo(Verdict.DONE);
        assertThat(rig.plan().changes()).isEmpty();
        assertThat(withoutForeign(rig.catalog.contents()))
                .isEqualTo(fresh(rig).catalog.contents());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatOthersAddedSurvivesAnyNumberOfRuns(long seed) {
        Rig rig = filled(seed);
        rig.sync();
        Map<Address, String> notes = new TreeMap<>();
        Scenes scenes = new Scenes(seed);
        for (Address address : labelled(rig)) {
            String note = "by hand " + scenes.next(1000);
            notes.put(address, note);
            rig.catalog.edit(address, FOREIGN, Optional.of(new Form.Value.Text(note)));
            rig.catalog.edit(address, FakeFormat.LABEL, Optional.of(new Form.Value.Text(note)));
        }
        scenes.change(rig.source);

        RunReport report = rig.sync();
        rig.sync();

        assertThat(report.plan().drifts())
                .extracting(Drift::subject)
                .containsAll(notes.keySet().stream().map(Address::toString).toList());
        notes.forEach((address, note) -> {
            assertThat(rig.catalog.contents().get(address).findText(FOREIGN)).contains(note);
            assertThat(rig.catalog.contents().get(address).findText(FakeFormat.LABEL))
                    .contains(note);
        });
        assertThat(rig.plan().changes()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void editsOfOthersAreOverwrittenWhenThePolicySaysSo(long seed) {
        Rig rig = filled(seed).with(policy(OnDrift.OVERWRITE, Deletes.OFF));
        rig.sync();
        SortedMap<Address, Form> before = rig.catalog.contents();
        labelled(rig)
                .forEach(address ->
                        rig.catalog.edit(address, FakeFormat.LABEL, Optional.of(new Form.Value.Text("by hand"))));

        rig.sync();

        assertThat(rig.catalog.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anotherLanguageIsOurChangeAndNoEditOfOthers(long seed) {
        Rig rig = filled(seed);
        rig.source.put(new Scenes(seed).bilingual("SALES", "BILINGUAL"));
        rig.sync();
        rig.catalog.show("de");

        Plan plan = rig.plan();
        rig.apply(plan);

        assertThat(plan.drifts()).isEmpty();
        assertThat(rig.catalog.contents().get(new Address("sales", "bilingual")).findText(FakeFormat.LABEL))
                .contains("Umsatz");
        assertThat(rig.plan().changes()).isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aPartialPictureNeverReplacesAWholeOne(long seed) {
        Rig rig = filled(seed);
        Asset whole = new Scenes(seed).asset("SALES", "SEEN");
        rig.source.put(whole);
        rig.sync();
        SortedMap<Address, Form> before = rig.catalog.contents();
        rig.source.put(new Scenes(seed + 1)
                .asset("SALES", "SEEN").toBuilder().partial(true).build());

        RunReport report = rig.sync();

        assertThat(rig.catalog.contents()).isEqualTo(before);
        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        rig.source.put(whole);
        assertThat(rig.sync().verdict()).isEqualTo(Verdict.DONE);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void droppedNotesAndDamagedModelsAreHealed(long seed) {
        Rig rig = filled(seed);
        rig.sync();
        SortedMap<Address, Form> before = rig.catalog.contents();
        before.forEach((address, form) -> rig.catalog.edit(
                address, FakeFormat.columnNote(form.names(FakeFormat.COLUMNS).get(0)), Optional.empty()));
        rig.catalog.edit(before.firstKey(), FieldPath.of("lockstep", "model"), Optional.empty());
        rig.catalog.edit(
                before.lastKey(),
                FieldPath.of("lockstep", "fingerprint"),
                Optional.of(new Form.Value.Text("v1:other")));

        rig.sync();

        assertThat(rig.catalog.contents()).isEqualTo(before);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aStalePlanIsRefusedWhereItIsStaleAndAppliedElsewhere(long seed) {
        Rig rig = filled(seed);
        rig.sync();
        new Scenes(seed + 7).change(rig.source);
        Plan plan = rig.plan();
        List<Address> updated = plan.changes().stream()
                .filter(planned -> planned.change() instanceof Change.Update)
                .flatMap(planned -> planned.change().target().stream())
                .toList();
        updated.forEach(address -> rig.catalog.edit(address, FOREIGN, Optional.of(new Form.Value.Text("meanwhile"))));
        SortedMap<Address, Form> before = rig.catalog.contents();

        RunReport report = rig.apply(plan);

        updated.forEach(
                address -> assertThat(rig.catalog.contents().get(address)).isEqualTo(before.get(address)));
        assertThat(report.count(Status.CONFLICT)).isEqualTo(updated.size());
        assertThat(report.count(Status.WRITTEN)).isEqualTo(plan.changes().size() - updated.size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingIsDeletedAfterAnIncompleteDiscovery(long seed) {
        Rig rig = filled(seed).with(policy(OnDrift.REPORT, Deletes.DROP));
        rig.sync();
        SortedMap<Address, Form> before = rig.catalog.contents();
        rig.source.listContainers().containers().forEach(c -> rig.source.hidePartOf(c.name()));

        RunReport report = rig.sync();

        assertThat(rig.catalog.contents()).isEqualTo(before);
        assertThat(report.verdict()).isNotEqualTo(Verdict.DONE);
        assertThat(report.plan().overall().isComplete()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void onlyOwnedObjectsWhoseSourceIsGoneAreDropped(long seed) {
        Rig rig = filled(seed).with(policy(OnDrift.REPORT, Deletes.DROP));
        rig.source.put(new Scenes(seed).asset("SALES", "LEAVES"));
        rig.source.put(new Scenes(seed).asset("SALES", "STAYS"));
        Address foreign = new Address("sales", "foreign");
        rig.sync();
        rig.catalog.put(foreign, new Form(Map.of(FakeFormat.LABEL, new Form.Value.Text("not ours"))));
        SortedMap<Address, Form> before = rig.catalog.contents();
        rig.source.remove("SALES", "LEAVES");

        rig.sync();
        rig.sync();

        before.remove(new Address("sales", "leaves"));
        assertThat(rig.catalog.contents()).isEqualTo(before).containsKey(foreign);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void samePlanWhateverTheOrderTheTargetIsListedIn(long seed) {
        Rig rig = filled(seed);
        rig.sync();
        new Scenes(seed + 3).change(rig.source);

        Plan plan = rig.plan();
        rig.catalog.listBackwards();

        assertThat(PlanText.print(rig.plan())).isEqualTo(PlanText.print(plan));
    }

    /** Where there is no label of ours, one that others add is foreign and no drift. */
    private static List<Address> labelled(Rig rig) {
        return rig.catalog.contents().entrySet().stream()
                .filter(entry -> entry.getValue().find(FakeFormat.LABEL).isPresent())
                .map(Map.Entry::getKey)
                .toList();
    }

    private static Rig filled(long seed) {
        Rig rig = new Rig();
        new Scenes(seed).fill(rig.source);
        return rig;
    }

    /** The same source synchronised to an empty catalog. */
    private static Rig fresh(Rig rig) {
        Rig other = new Rig();
        rig.source
                .listContainers()
                .containers()
                .forEach(container -> rig.source.read(container, dev.lockstep.spi.Selection.all(), finding -> {
                    if (finding instanceof dev.lockstep.spi.Finding.Found found) {
                        other.source.put(found.asset());
                    }
                }));
        other.sync();
        return other;
    }

    private static List<Fault> faults() {
        List<Fault> faults = new ArrayList<>(List.of(Fault.values()));
        faults.addAll(List.of(Fault.NONE, Fault.NONE, Fault.NONE));
        return faults;
    }

    /** What the report calls written is there; what it calls failed says why. */
    private static void assertTruthful(Rig rig, RunReport report) {
        SortedMap<Address, Form> contents = rig.catalog.contents();
        report.results().forEach(result -> {
            if (result.succeeded()) {
                result.planned().change().target().ifPresent(address -> assertThat(contents)
                        .containsKey(address));
            } else {
                assertThat(result.detail()).isNotEmpty();
                assertThat(report.verdict()).isNotEqualTo(Verdict.DONE);
            }
        });
    }

    private static SortedMap<Address, Form> withoutForeign(SortedMap<Address, Form> contents) {
        SortedMap<Address, Form> ours = new TreeMap<>();
        contents.forEach((address, form) -> {
            TreeMap<FieldPath, Form.Value> fields = new TreeMap<>(form.fields());
            fields.remove(FieldPath.of("foreign"));
            ours.put(address, new Form(fields));
        });
        return ours;
    }

    private static PlanPolicy policy(OnDrift onDrift, Deletes deletes) {
        return PlanPolicy.standard()
                .with(onDrift)
                .with(DeletePolicy.off().with(deletes).withLimits(100, 100).after(1, Duration.ZERO));
    }
}
