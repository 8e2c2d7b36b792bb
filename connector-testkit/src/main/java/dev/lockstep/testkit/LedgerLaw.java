package dev.lockstep.testkit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Asset;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import dev.lockstep.model.fingerprint.Fact;
import dev.lockstep.spi.Carried;
import dev.lockstep.spi.Carrier;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;

/** What holds for the ledger of any asset in any target, generated or real. */
public final class LedgerLaw {
    private LedgerLaw() {}

    /** Fails with {@code what} in its message if the ledger leaves a fact out, names one twice, or says something that is not so. */
    public static void check(String what, Asset asset, Rendering rendering, TargetFormat format) {
        List<Fact> facts = Fact.of(asset);
        List<Carried> ledger = format.ledger(asset, rendering);
        assertThat(ledger.stream().map(Carried::path))
                .as("%s: one entry for each fact", what)
                .doesNotHaveDuplicates()
                .containsExactlyElementsOf(facts.stream().map(Fact::path).toList());
        ledger.forEach(entry -> checkEntry(what, entry, rendering));
        for (Severity severity : List.of(Severity.DEGRADED, Severity.DROPPED)) {
            assertThat(ledger.stream().anyMatch(entry -> entry.carrier().name().equals(severity.name())))
                    .as("%s: the ledger and the losses agree whether anything is %s", what, severity)
                    .isEqualTo(hasFacts(rendering.losses(), severity));
        }
        checkRecall(what, facts, ledger, format.recall(rendering.form()));
    }

    private static void checkEntry(String what, Carried entry, Rendering rendering) {
        if (entry.carrier() == Carrier.DROPPED) {
            assertThat(entry.field()).as("%s: %s", what, entry).isEmpty();
        } else {
            assertThat(rendering.form().find(entry.field().orElseThrow()))
                    .as("%s: the field of %s", what, entry)
                    .isPresent();
        }
        assertThat(entry.cause().isEmpty())
                .as("%s: the cause of %s", what, entry)
                .isEqualTo(entry.carrier() == Carrier.NATIVE);
    }

    private static boolean hasFacts(List<Loss> losses, Severity severity) {
        return losses.stream().anyMatch(loss -> loss.severity() == severity);
    }

    private static void checkRecall(String what, List<Fact> facts, List<Carried> ledger, Recall recall) {
        List<Fact> kept = new ArrayList<>();
        for (int i = 0; i < facts.size(); i++) {
            if (ledger.get(i).carrier() != Carrier.DROPPED) {
                kept.add(facts.get(i));
            }
        }
        assertThat(recall).as(what).isInstanceOf(Recall.Known.class);
        assertThat(Fact.of(((Recall.Known) recall).asset()))
                .as("%s: what is not dropped comes back", what)
                .containsExactlyElementsOf(kept);
    }
}
