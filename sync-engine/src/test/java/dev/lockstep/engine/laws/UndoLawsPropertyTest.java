package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.engine.plan.Undo;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The laws of taking a run back, on random sources, faults and foreign edits. */
class UndoLawsPropertyTest {
    private static final FieldPath FOREIGN = FieldPath.of("foreign", "note");

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anUndoGivesTheCatalogBack(long seed) {
        Rig rig = grown(seed);
        SortedMap<Address, Form> before = rig.catalog.contents();

        Evidence sync = change(rig, seed);
        SortedMap<Address, Form> after = rig.catalog.contents();
        Undo undo = rig.undo(sync.run(0));
        RunReport report = apply(rig, undo, new Evidence());

        assertThat(undo.plan().refusals()).isEmpty();
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.verification().confirmed())
                .isEqualTo(undo.plan().changes().size());
        assertThat(rig.catalog.contents()).isEqualTo(before);
        assertThat(after.equals(before)).isEqualTo(undo.plan().isEmpty());
        assertThat(rig.undo(sync.run(0)).plan().isEmpty()).as("undone twice").isTrue();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void theFirstSyncOfAllIsUndoneToNothing(long seed) {
        Rig rig = new Rig();
        new Scenes(seed).fill(rig.source);
        Evidence evidence = new Evidence();
        rig.with(evidence.journal()).sync();

        Undo undo = rig.undo(evidence.run(0));
        apply(rig, undo, new Evidence());

        assertThat(rig.catalog.contents()).isEmpty();
        assertThat(undo.stays()).isNotEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anUndoneUndoIsAsIfNothingHadBeenUndone(long seed) {
        Rig rig = grown(seed);
        Evidence sync = change(rig, seed);
        SortedMap<Address, Form> after = rig.catalog.contents();
        Evidence undone = new Evidence();
        apply(rig, rig.undo(sync.run(0)), undone);

        apply(rig, rig.undo(undone.run(0)), new Evidence());

        assertThat(rig.catalog.contents()).isEqualTo(after);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingThatOthersChangedSinceIsLost(long seed) {
        Rig rig = grown(seed);
        SortedMap<Address, Form> before = rig.catalog.contents();
        Evidence sync = change(rig, seed);
        Map<Address, FieldPath> edits = edit(rig, seed);
        SortedMap<Address, Form> edited = rig.catalog.contents();

        Undo undo = rig.undo(sync.run(0));
        RunReport report = apply(rig, undo, new Evidence());

        SortedMap<Address, Form> undone = rig.catalog.contents();
        edits.forEach((address, path) -> {
            assertThat(undone).as("%s", address).containsKey(address);
            if (edited.get(address).names(path).contains("THEIRS")) {
                assertThat(undone.get(address).names(path)).contains("THEIRS");
            } else {
                assertThat(undone.get(address).find(path))
                        .isEqualTo(edited.get(address).find(path));
            }
        });
        before.forEach((address, form) -> {
            if (!edits.containsKey(address)) {
                assertThat(undone.get(address)).as("%s", address).isEqualTo(form);
            }
        });
        undo.plan()
                .refusals()
                .forEach(refusal -> edited.forEach((address, form) -> {
                    if (address.toString().equals(refusal.subject())) {
                        assertThat(undone.get(address)).isEqualTo(form);
                        assertThat(refusal.reason()).contains("changed since by somebody else: ", "the run left");
                    }
                }));
        assertThat(report.verdict() == Verdict.DONE)
                .isEqualTo(undo.plan().refusals().isEmpty());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverFailedInTheRunOrInItsUndoTheNextUndoGivesTheCatalogBack(long seed) {
        Rig rig = grown(seed);
        SortedMap<Address, Form> before = rig.catalog.contents();
        rig.catalog.failWith(faults(seed));
        Evidence sync = change(rig, seed);
        int lost = new Scenes(seed).next(4);

        RunReport first = apply(rig, rig.undo(sync.run(lost)), new Evidence());
        rig.catalog.failWith((change, attempt) -> Fault.NONE);
        boolean isUndone = rig.catalog.contents().equals(before);
        RunReport second = apply(rig, rig.undo(sync.run(lost)), new Evidence());

        assertThat(first.verdict() == Verdict.DONE).isEqualTo(isUndone);
        assertThat(second.verdict()).isEqualTo(Verdict.DONE);
        assertThat(rig.catalog.contents()).isEqualTo(before);
    }

    /** Objects of ours, some with notes and labels by others. */
    private static Rig grown(long seed) {
        Deletes deletes = List.of(Deletes.values()).get((int) (seed % Deletes.values().length));
        Rig rig = new Rig()
                .with(PlanPolicy.standard()
                        .with(DeletePolicy.off()
                                .with(deletes)
                                .withLimits(100, 100)
                                .after(1, Duration.ZERO)));
        new Scenes(seed).fill(rig.source);
        rig.source.put(new Scenes(seed).asset("SALES", "LEAVES"));
        rig.source.put(new Scenes(seed).asset("SALES", "STAYS"));
        rig.sync();
        edit(rig, seed + 1);
        return rig;
    }

    /** The source changes and is brought over. */
    private static Evidence change(Rig rig, long seed) {
        Scenes scenes = new Scenes(seed + 2);
        scenes.change(rig.source);
        rig.source.remove("SALES", "LEAVES");
        rig.source.put(scenes.asset("STOCK", "ARRIVES"));
        Evidence evidence = new Evidence();
        rig.with(evidence.journal()).sync();
        return evidence;
    }

    /** Others edit some objects: a field that nobody else writes, or one of ours; a column of their own, or one less. */
    private static Map<Address, FieldPath> edit(Rig rig, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<Address, FieldPath> edits = new HashMap<>();
        rig.catalog.contents().forEach((address, form) -> {
            List<String> columns = form.names(FakeFormat.COLUMNS);
            switch (columns.isEmpty() ? 0 : random.nextInt(6)) {
                case 0 -> edits.put(address, FOREIGN);
                case 1 -> edits.put(address, FakeFormat.LABEL);
                case 2 -> edits.put(address, FakeFormat.columnComment(columns.get(0)));
                case 3 -> edits.put(address, FieldPath.of("columns", columns.get(columns.size() - 1), "foreign"));
                case 4 -> edits.put(address, FakeFormat.COLUMNS);
                default -> {
                    return;
                }
            }
            if (!edits.get(address).equals(FakeFormat.COLUMNS)) {
                Form.Value value = new Form.Value.Text("by hand " + random.nextInt(1000));
                rig.catalog.edit(address, edits.get(address), Optional.of(value));
            } else if (random.nextBoolean()) {
                rig.catalog.edit(address, FakeFormat.COLUMNS, Optional.of(plus(columns, random)));
            } else {
                removeFirst(rig, address, form);
            }
        });
        return edits;
    }

    private static void removeFirst(Rig rig, Address address, Form form) {
        List<String> columns = form.names(FakeFormat.COLUMNS);
        FieldPath first = FakeFormat.COLUMNS.child(columns.get(0));
        rig.catalog.edit(
                address, FakeFormat.COLUMNS, Optional.of(new Form.Value.Names(columns.subList(1, columns.size()))));
        form.fields().keySet().stream()
                .filter(path -> path.memberOf(first).isPresent())
                .forEach(path -> rig.catalog.edit(address, path, Optional.empty()));
    }

    private static Form.Value plus(List<String> columns, SplittableRandom random) {
        List<String> more = new java.util.ArrayList<>(columns);
        more.add(random.nextInt(columns.size() + 1), "THEIRS");
        return new Form.Value.Names(more);
    }

    /** All but edits by others, which have a law of their own. */
    private static dev.lockstep.testkit.fake.FakeFaults faults(long seed) {
        SplittableRandom random = new SplittableRandom(seed * 31);
        List<Fault> faults = List.of(
                Fault.NONE, Fault.NONE, Fault.NONE, Fault.REFUSED, Fault.DENIED, Fault.LOST_BEFORE, Fault.LOST_AFTER);
        return (change, attempt) -> faults.get(random.nextInt(faults.size()));
    }

    /** Through the text of a plan, as `undo --out` and `apply` do. */
    private static RunReport apply(Rig rig, Undo undo, Evidence evidence) {
        Plan kept = PlanText.parse(PlanText.print(undo.plan()));
        return rig.with(evidence.journal()).apply(kept);
    }
}
