package dev.lockstep.glue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Container;
import dev.lockstep.sandbox.glue.Denial;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Dropped;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Many drops at once: what they cost, and that each is still one of its own. */
class TableDropsTest {
    private SandboxGlue glue;
    private MetadataWriter writer;

    @BeforeEach
    void start() {
        glue = SandboxGlue.start();
        writer = glue.connector().writer().orElseThrow();
        Form database = writer.format()
                .renderContainer(Container.of("acme", "SALES"), "sales", "sync")
                .form();
        writer.apply(new Change.CreateContainer("sales", database));
    }

    @AfterEach
    void stop() {
        glue.close();
    }

    @Test
    void twoHundredAndFiftyCostThreeCallsAndTheListing() {
        List<Change.Drop> drops = create(260).subList(5, 255);
        glue.sandbox.calls().reset();

        List<Dropped> results = writer.drop(drops);

        assertThat(results).allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class));
        assertThat(results).extracting(Dropped::drop).containsExactlyElementsOf(drops);
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isEqualTo(3);
        assertThat(glue.sandbox.calls().count("GetTables")).isEqualTo(3);
        assertThat(glue.sandbox.calls().glueCalls()).isEqualTo(6);
        assertThat(glue.sandbox.catalog().tableNames("sales")).hasSize(10);
    }

    @Test
    void aFewInALargeDatabaseAreNotListed() {
        List<Change.Drop> drops = create(450).subList(447, 450);
        glue.sandbox.calls().reset();

        writer.drop(drops);

        assertThat(glue.sandbox.calls().count("GetTables")).isEqualTo(3);
        assertThat(glue.sandbox.calls().count("GetTable")).isEqualTo(3);
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isEqualTo(1);

        Change.Drop one = listed().get(0);
        glue.sandbox.calls().reset();
        writer.apply(one);
        assertThat(glue.sandbox.calls().count("GetTables")).isZero();
        assertThat(glue.sandbox.calls().count("GetTable")).isEqualTo(1);
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isEqualTo(1);
    }

    @Test
    void whatIsNotWhatThePlanRestsOnStaysAndTheRestGoes() {
        List<Change.Drop> drops = create(5);
        update(drops.get(1), "edited");
        writer.apply(drops.get(2));
        writer.apply(new Change.Create(drops.get(2).address(), described("made anew")));
        writer.apply(drops.get(3));

        List<Dropped> results = writer.drop(drops);

        assertThat(results)
                .extracting(result -> result.outcome().getClass().getSimpleName())
                .containsExactly("Applied", "Conflict", "Conflict", "AlreadyInPlace", "Applied");
        assertThat(glue.sandbox.catalog().tableNames("sales")).containsExactly("t_001", "t_002");
    }

    @Test
    void oneThatMayNotBeDroppedKeepsNoOtherFromIt() {
        List<Change.Drop> drops = create(4);
        glue.sandbox.permissions().deny(Denial.of("BatchDeleteTable").onTable("sales", "t_002"));

        List<Dropped> results = writer.drop(drops);

        assertThat(results.get(1).outcome()).isInstanceOf(Outcome.Applied.class);
        assertThatThrownBy(() -> results.get(2).outcome())
                .isInstanceOf(AccessException.class)
                .hasMessageContaining("glue:BatchDeleteTable on table sales.t_002");
        assertThat(glue.sandbox.catalog().tableNames("sales")).containsExactly("t_002");
    }

    @Test
    void whereNothingMayBeDroppedThatIsAskedOnce() {
        List<Change.Drop> drops = create(230);
        glue.sandbox.permissions().deny(Denial.of("BatchDeleteTable"));
        glue.sandbox.calls().reset();

        List<Dropped> results = writer.drop(drops);

        assertThat(results).hasSize(230).allSatisfy(result -> assertThatThrownBy(result::outcome)
                .isInstanceOf(AccessException.class));
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isEqualTo(1 + 100 + 2);
    }

    @Test
    void aLostAnswerLeavesThatBatchUnknownAndNoOther() {
        List<Change.Drop> drops = create(120);
        glue.sandbox.faults().script(Trigger.next("BatchDeleteTable"), Fault.lostAnswer());

        List<Dropped> results = writer.drop(drops);

        assertThat(results.subList(0, 100))
                .allSatisfy(result -> assertThatThrownBy(result::outcome).isInstanceOf(OutcomeUnknownException.class));
        assertThat(results.subList(100, 120))
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.Applied.class));
        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isEqualTo(2);
    }

    @Test
    void withItsDatabaseATableIsGoneToo() {
        List<Change.Drop> drops = create(3);
        try (var steward = glue.client()) {
            steward.deleteDatabase(request -> request.name("sales"));
        }

        assertThat(writer.drop(drops))
                .allSatisfy(result -> assertThat(result.outcome()).isInstanceOf(Outcome.AlreadyInPlace.class));
    }

    @Test
    void nothingIsDroppedThatCannotBeLookedAt() {
        List<Change.Drop> drops = create(3);
        glue.sandbox.permissions().deny(Denial.of("GetTables"));

        assertThatThrownBy(() -> writer.drop(drops)).isInstanceOf(SyncException.class);

        assertThat(glue.sandbox.calls().count("BatchDeleteTable")).isZero();
    }

    private List<Change.Drop> create(int count) {
        IntStream.range(0, count)
                .mapToObj(i -> new Change.Create(new Address("sales", "t_%03d".formatted(i)), described("ours")))
                .forEach(writer::apply);
        return listed();
    }

    private List<Change.Drop> listed() {
        List<Change.Drop> drops = new ArrayList<>();
        writer.list("sales", found -> drops.add(new Change.Drop(found.address(), found.version(), found.form())));
        return drops;
    }

    private void update(Change.Drop drop, String text) {
        Occupant found = writer.find(drop.address()).orElseThrow();
        assertThat(writer.apply(new Change.Update(drop.address(), found.version(), found.form(), described(text))))
                .isInstanceOf(Outcome.Applied.class);
    }

    private static Form described(String text) {
        return new Form(Map.of(FieldPath.of("description"), new Form.Value.Text(text)));
    }
}
