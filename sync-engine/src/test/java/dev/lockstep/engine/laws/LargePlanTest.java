package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.RunReport.Verdict;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.testkit.fake.FakeSource;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Plans that are large enough to be packed do what small ones do. */
class LargePlanTest {
    private static final int EACH = 100;
    /** Of all objects together more than there is room for as they are, so that those of the second space are packed. */
    private static final int COLUMNS = 250;

    private static final int CHARACTERS = 200_000;

    private final Rig rig = new Rig();

    @Test
    void everyObjectIsCreatedAndUpdatedAsWantedAndThenThereIsNothingToDo() {
        fill("a");
        assertAllWritten(rig.sync());
        fill("b");
        assertAllWritten(rig.syncAtOnce());
        assertThat(rig.plan().changes()).isEmpty();
    }

    private void fill(String text) {
        Texts description = Texts.of(text.repeat(CHARACTERS));
        List<Column> columns = IntStream.range(0, COLUMNS)
                .mapToObj(i -> Column.of("C" + i, new DataType.Bool()))
                .toList();
        for (int i = 0; i < EACH; i++) {
            for (String space : List.of("SALES", "STOCK")) {
                rig.source.put(Asset.builder(new AssetId(FakeSource.SYSTEM, space, "OBJECT_" + i), AssetKind.VIEW)
                        .description(description)
                        .columns(columns)
                        .build());
            }
        }
    }

    private static void assertAllWritten(RunReport report) {
        assertThat(report.verdict()).isEqualTo(Verdict.DONE);
        assertThat(report.results())
                .hasSizeGreaterThanOrEqualTo(2 * EACH)
                .allMatch(result -> result.status() == Status.WRITTEN);
    }
}
