package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Orphan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The table under a former name is all there is of an object until it stands under its new one. */
class MovedObjectsTest {
    private static final int MANY = 6;
    private static final Address OLD = new Address("sales", "orders");
    private static final Address NEW = new Address("sales", "bookings");

    private final Rig rig = new Rig()
            .with(new Memory())
            .with(PlanPolicy.standard()
                    .with(DeletePolicy.off()
                            .with(Deletes.DROP)
                            .withLimits(100, 100)
                            .after(1, Duration.ZERO)));

    @BeforeEach
    void fill() {
        put("ORDERS", 7);
        put("ITEMS", 2);
        rig.sync();
    }

    @Test
    void itStaysWhileItsNewTableCannotBeCreatedAndGoesOnceItStands() {
        rename("ORDERS", "bookings");
        deny(NEW);

        runs(MANY);

        assertStays(OLD, "its source source:SALES/ORDERS is to stand at sales.bookings and does not yet");
        rig.catalog.failWith((change, attempt) -> Fault.NONE);
        runs(3);
        assertThat(rig.catalog.contents()).containsKey(NEW).doesNotContainKey(OLD);
    }

    @Test
    void itStaysWhileItsNewNameIsTakenBySomebodyElse() {
        rig.catalog.put(NEW, Form.empty());
        rename("ORDERS", "bookings");

        runs(MANY);

        assertStays(OLD, "its source source:SALES/ORDERS is to stand at sales.bookings and does not yet");
    }

    @Test
    void itStaysWhileItsNewNameStillHoldsWhatWasThereBefore() {
        rename("ORDERS", "items");
        rig.source.remove("SALES", "ITEMS");
        put("STOCK", 3);
        deny(new Address("sales", "items"));

        runs(MANY);

        assertStays(OLD, "its source source:SALES/ORDERS is to stand at sales.items and does not yet");
    }

    @Test
    void oneThatTheSourceRenamedStaysWhileItsLikenessCannotBeCreated() {
        rig.source.remove("SALES", "ORDERS");
        put("BOOKINGS", 7);
        deny(NEW);

        runs(MANY);

        assertStays(OLD, "looks like sales.bookings, which does not stand yet");
        rig.catalog.failWith((change, attempt) -> Fault.NONE);
        runs(3);
        assertThat(rig.catalog.contents()).containsKey(NEW).doesNotContainKey(OLD);
    }

    @Test
    void whatIsFilteredStaysUnderANameThatNoRuleGivesAnyMore() {
        rename("ORDERS", "bookings");
        runs(3);
        rig.with(rules(new Rule("out", named("ORDERS"), new Action.Filter(false))));

        runs(MANY);

        assertThat(rig.catalog.contents()).containsKey(NEW);
        assertThat(rig.plan().orphans()).isEmpty();
    }

    @Test
    void whatNobodyKnowsTheSourceOfStays() {
        rig.catalog.edit(OLD, FieldPath.of("lockstep", "model"), Optional.empty());
        rig.source.remove("SALES", "ORDERS");

        runs(MANY);

        assertStays(OLD, "nobody knows what it was made from: the model is missing");
    }

    private void put(String name, long seed) {
        rig.source.put(new Scenes(seed).asset("SALES", name));
    }

    private void rename(String technical, String name) {
        rig.with(rules(new Rule("names", named(technical), new Action.Rename(name))));
    }

    private static RuleSet rules(Rule rule) {
        return new RuleSet(List.of(rule));
    }

    private static Match named(String name) {
        return new Match(Selection.all(), Selection.only(name), List.of(), Selection.all(), Optional.empty());
    }

    private void deny(Address address) {
        rig.catalog.failWith(
                (change, attempt) -> change.target().equals(Optional.of(address)) ? Fault.DENIED : Fault.NONE);
    }

    private void runs(int times) {
        for (int i = 0; i < times; i++) {
            rig.later(Duration.ofDays(1)).sync();
        }
    }

    private void assertStays(Address address, String reason) {
        assertThat(rig.plan().orphans()).contains(new Orphan(address.toString(), reason));
        Form form = rig.catalog.contents().get(address);
        assertThat(form).isNotNull();
        assertThat(form.find(FieldPath.of("lockstep", "retired"))).isEmpty();
    }
}
