package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Orphan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/** Objects that are marked when their source is gone. */
class RetiredObjectsTest {
    private final Rig rig = new Rig()
            .with(PlanPolicy.standard()
                    .with(DeletePolicy.off()
                            .with(Deletes.TOMBSTONE)
                            .withLimits(100, 1)
                            .after(1, Duration.ZERO)));

    @Test
    void thoseRetiredBeforeDoNotUseUpTheLimit() {
        fill("A", "B", "C");

        rig.source.remove("SALES", "A");
        rig.sync();
        rig.source.remove("SALES", "B");
        rig.sync();

        assertThat(isRetired("a")).isTrue();
        assertThat(isRetired("b")).isTrue();
        assertThat(isRetired("c")).isFalse();
        assertThat(rig.plan().changes()).isEmpty();
        assertThat(rig.plan().orphans()).isEmpty();
    }

    @Test
    void noneIsRetiredBeyondTheLimit() {
        fill("A", "B", "C");

        rig.source.remove("SALES", "A");
        rig.source.remove("SALES", "B");
        rig.sync();

        assertThat(isRetired("a")).isFalse();
        assertThat(rig.plan().orphans()).hasSize(2);
    }

    @Test
    void theCountHoldsForTheWholePlanNotForEachContainer() {
        fill("A", "B");
        rig.source.put(new Scenes(1).asset("STOCK", "C"));
        rig.source.put(new Scenes(1).asset("STOCK", "D"));
        rig.sync();

        rig.source.remove("SALES", "A");
        rig.source.remove("STOCK", "C");

        assertThat(rig.plan().changes()).isEmpty();
        assertThat(rig.plan().orphans())
                .extracting(Orphan::subject, Orphan::kept)
                .containsExactly(
                        tuple(
                                "sales.a",
                                "2 objects would go in all, more than the count of `policy.max-deletes` allows"),
                        tuple(
                                "stock.c",
                                "2 objects would go in all, more than the count of `policy.max-deletes` allows"));
    }

    @Test
    void theMarkGoesWhenTheSourceIsBack() {
        fill("A", "B");
        rig.source.remove("SALES", "A");
        rig.sync();

        fill("A");

        assertThat(isRetired("a")).isFalse();
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void fill(String... names) {
        for (String name : names) {
            rig.source.put(new Scenes(1).asset("SALES", name));
        }
        rig.sync();
    }

    private boolean isRetired(String name) {
        return rig.catalog
                .contents()
                .get(new Address("sales", name))
                .find(FieldPath.of("lockstep", "retired"))
                .isPresent();
    }
}
