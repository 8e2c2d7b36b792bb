package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Adoption;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFormat;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Names that are occupied by what is not ours. */
class AdoptionTest {
    private static final Address ORDERS = new Address("sales", "orders");
    private static final FieldPath NOTE = FieldPath.of("foreign", "note");
    private static final FieldPath SYNC = FieldPath.of("lockstep", "sync");

    private final Rig rig = new Rig();

    static LongStream seeds() {
        return LongStream.range(0, 200);
    }

    @Test
    void anOccupiedContainerIsRefusedByNameWithTheRemedyAndNothingIsWritten() {
        rig.catalog.putContainer("sales", note("theirs"));
        rig.source.put(new Scenes(1).asset("SALES", "ORDERS"));

        Plan plan = rig.plan();

        assertThat(plan.changes()).isEmpty();
        assertThat(plan.refusals())
                .containsExactly(new Refusal(
                        "container sales",
                        "exists and was not made by this sync",
                        "Adopt it with `--adopt sales` or `policy.adopt`, rename or remove it, or choose another name with"
                                + " `mapping.database`."));
    }

    @Test
    void anOccupiedTableIsRefusedByNameWithTheRemedyAndTheOthersGoOn() {
        occupied();
        rig.source.put(new Scenes(1).asset("SALES", "ITEMS"));

        RunReport report = rig.sync();

        assertThat(report.verdict()).isEqualTo(Verdict.PARTIAL);
        assertThat(report.plan().refusals()).singleElement().satisfies(refusal -> {
            assertThat(refusal.reason()).isEqualTo("sales.orders exists and was not written by this sync");
            assertThat(refusal.remedy()).contains("`--adopt sales.orders`");
        });
        assertThat(rig.catalog.contents()).containsKey(new Address("sales", "items"));
        assertThat(rig.catalog.contents().get(ORDERS)).isEqualTo(foreign());
    }

    @Test
    void anAdoptedContainerKeepsWhatIsSaidAboutIt() {
        rig.catalog.putContainer("sales", note("theirs"));
        rig.source.put(new Scenes(1).asset("SALES", "ORDERS"));
        adopt("sales");

        Plan plan = rig.plan();
        rig.apply(plan);

        assertThat(plan.changes().get(0).reasons()).containsExactly(new Reason(Cause.ADOPTED, "", "", "SALES"));
        assertThat(rig.catalog.container("sales").findText(NOTE)).contains("theirs");
        assertThat(rig.catalog.container("sales").findText(SYNC)).contains(Rig.SYNC);
        assertThat(rig.with(PlanPolicy.standard()).plan().changes()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource(OnDrift.class)
    void anAdoptedTableKeepsEveryFieldAndItsOrderForGoodUnderAnyPolicy(OnDrift onDrift) {
        occupied();
        rig.with(PlanPolicy.standard().with(onDrift).with(new Adoption(List.of("sales.*"))));

        Plan plan = rig.plan();
        rig.apply(plan);

        assertThat(plan.changes()).singleElement().satisfies(change -> assertThat(change.reasons())
                .containsExactly(new Reason(Cause.ADOPTED, "", "", "source:SALES/ORDERS")));
        assertKeepsForeign();
        rig.source.put(new Scenes(99).asset("SALES", "ORDERS"));
        rig.sync();
        assertKeepsForeign();
        assertThat(rig.with(PlanPolicy.standard().with(onDrift)).plan().changes())
                .isEmpty();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whateverWasThereIsThereAfterAnAdoptionAndAnyNumberOfRuns(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        rig.source.put(new Scenes(seed + 1).asset("SALES", "OTHER"));
        rig.sync();
        Form theirs = anyForm(random);
        rig.catalog.put(ORDERS, theirs);
        rig.source.put(new Scenes(seed).asset("SALES", "ORDERS"));
        rig.with(PlanPolicy.standard()
                .with(new Scenes(seed).oneOf(List.of(OnDrift.values())))
                .with(new Adoption(List.of("sales.orders"))));
        rig.sync();
        rig.source.put(new Scenes(seed + 7).asset("SALES", "ORDERS"));
        rig.sync();

        Form now = rig.catalog.contents().get(ORDERS);
        theirs.fields().forEach((path, value) -> {
            if (value instanceof Form.Value.Names names) {
                int there = names.names().size();
                assertThat(now.names(path).subList(0, there)).isEqualTo(names.names());
            } else {
                assertThat(now.find(path)).as(path.toString()).contains(value);
            }
        });
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void whatAnotherSyncOwnsIsAdoptedOnlyWhenNamedExactly() {
        rig.source.put(new Scenes(1).asset("SALES", "ORDERS"));
        rig.sync();
        rig.catalog.edit(ORDERS, SYNC, Optional.of(new Form.Value.Text("other")));

        for (String glob : List.of("*", "sales.*", "sales.order?")) {
            adopt(glob);
            assertThat(rig.plan().changes()).isEmpty();
            assertThat(rig.plan().refusals()).singleElement().satisfies(refusal -> assertThat(refusal.reason())
                    .isEqualTo("sales.orders belongs to the sync named other"));
        }
        adopt("sales.orders");
        Plan plan = rig.plan();
        rig.apply(plan);

        assertThat(plan.changes()).singleElement().satisfies(change -> assertThat(change.reasons())
                .containsExactly(new Reason(Cause.ADOPTED, "", "sync other", "source:SALES/ORDERS")));
        assertThat(rig.catalog.contents().get(ORDERS).findText(SYNC)).contains(Rig.SYNC);
        assertThat(rig.plan().changes()).isEmpty();
    }

    @Test
    void anAdoptedTableIsNeverDropped() {
        occupied();
        rig.source.put(new Scenes(1).asset("SALES", "ITEMS"));
        DeletePolicy open =
                DeletePolicy.off().with(Deletes.DROP).withLimits(100, 100).after(1, Duration.ZERO);
        rig.with(PlanPolicy.standard().with(open).with(new Adoption(List.of("sales.orders"))));
        rig.sync();
        rig.source.remove("SALES", "ORDERS");

        for (int i = 0; i < 5; i++) {
            rig.sync();
        }

        assertKeepsForeign();
        assertThat(rig.plan().orphans()).singleElement().satisfies(orphan -> assertThat(orphan.kept())
                .isEqualTo("is marked as retired; it was there before the sync, which adopted it, and is not dropped"));
    }

    private void occupied() {
        rig.source.put(new Scenes(1).asset("SALES", "LATER"));
        rig.sync();
        rig.catalog.put(ORDERS, foreign());
        rig.source.remove("SALES", "LATER");
        rig.source.put(new Scenes(2).asset("SALES", "ORDERS"));
    }

    private static Form foreign() {
        return new Form(Map.of(
                NOTE,
                new Form.Value.Text("kept"),
                FakeFormat.LOCATION,
                new Form.Value.Text("s3://bucket/orders"),
                FakeFormat.LABEL,
                new Form.Value.Text("Their orders"),
                FakeFormat.COLUMNS,
                new Form.Value.Names(List.of("z", "C0", "y")),
                FakeFormat.columnType("z"),
                new Form.Value.Text("double"),
                FakeFormat.columnType("C0"),
                new Form.Value.Text("their type")));
    }

    private void assertKeepsForeign() {
        Form now = rig.catalog.contents().get(ORDERS);
        foreign().fields().forEach((path, value) -> {
            if (path.equals(FakeFormat.COLUMNS)) {
                assertThat(now.names(path)).startsWith("z", "C0", "y");
            } else {
                assertThat(now.find(path)).as(path.toString()).contains(value);
            }
        });
    }

    private void adopt(String glob) {
        rig.with(PlanPolicy.standard().with(new Adoption(List.of(glob))));
    }

    private static Form note(String text) {
        return new Form(Map.of(NOTE, new Form.Value.Text(text)));
    }

    /** Fields that may be the same as ours, and fields that nobody knows. */
    private static Form anyForm(SplittableRandom random) {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        fields.put(FakeFormat.LOCATION, new Form.Value.Text("s3://bucket/" + random.nextInt()));
        List<String> columns = random.ints(random.nextInt(6), 0, 9)
                .distinct()
                .mapToObj(i -> "C" + i)
                .toList();
        fields.put(FakeFormat.COLUMNS, new Form.Value.Names(columns));
        columns.forEach(column -> {
            fields.put(FakeFormat.columnType(column), new Form.Value.Text("type " + random.nextInt(3)));
            if (random.nextBoolean()) {
                fields.put(FakeFormat.columnComment(column), new Form.Value.Text("their label " + random.nextInt(5)));
            }
        });
        for (int i = 0; i < random.nextInt(5); i++) {
            fields.put(FieldPath.of("parameters", "p" + i), new Form.Value.Text("" + random.nextInt()));
        }
        if (random.nextBoolean()) {
            fields.put(FakeFormat.LABEL, new Form.Value.Text("their label " + random.nextInt(5)));
        }
        return new Form(fields);
    }
}
