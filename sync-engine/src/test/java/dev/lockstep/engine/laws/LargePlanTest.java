package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult.Status;
import org.junit.jupiter.api.Test;

/** Plans that are large enough to be packed do what small ones do. */
class LargePlanTest {
    /** More than a plan holds as they are, so that later ones are packed, in the second space as well. */
    private static final int EACH = 1_500;

    private final Rig rig = new Rig();

    @Test
    void everyObjectIsCreatedAndUpdatedAsWantedAndThenThereIsNothingToDo() {
        fill(1);
        assertAllWritten(rig.sync());
        fill(2);
        assertAllWritten(rig.syncAtOnce());
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void fill(long seed) {
        for (int i = 0; i < EACH; i++) {
            rig.source.put(new Scenes(seed * EACH + i).asset("SALES", "OBJECT_" + i));
            rig.source.put(new Scenes(seed * EACH - i).asset("STOCK", "OBJECT_" + i));
        }
    }

    private static void assertAllWritten(RunReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.results()).hasSizeGreaterThan(2_000).allMatch(result -> result.status() == Status.WRITTEN);
    }
}
