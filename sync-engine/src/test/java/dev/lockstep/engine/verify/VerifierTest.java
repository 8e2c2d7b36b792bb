package dev.lockstep.engine.verify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeCatalog;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class VerifierTest {
    private static final Address ORDERS = new Address("sales", "orders");

    private final FakeCatalog catalog = new FakeCatalog();

    @Test
    void whatIsThereAsWrittenIsConfirmedWhateverOthersAdded() {
        catalog.put(ORDERS, form("label", "new", "added", "by others"));

        assertThat(verify(update(form("label", "old"), form("label", "new"))))
                .isEqualTo(new Verification(1, List.of()));
    }

    @Test
    void aFieldThatIsNotWhatWasWrittenIsNamed() {
        catalog.put(ORDERS, form("label", "old"));

        assertThat(verify(update(form("label", "old"), form("label", "new"))).mismatches())
                .containsExactly("sales.orders: label is not what was written");
    }

    @Test
    void aFieldThatWasRemovedAndIsStillThereIsNamed() {
        catalog.put(ORDERS, form("label", "new", "comment", "old"));

        assertThat(verify(update(form("label", "new", "comment", "old"), form("label", "new")))
                        .mismatches())
                .containsExactly("sales.orders: comment is still there");
    }

    @Test
    void aDroppedObjectThatIsStillThereIsNamed() {
        catalog.put(ORDERS, form("label", "old"));

        assertThat(verify(new Change.Drop(ORDERS, Optional.of("0"), form("label", "old")))
                        .mismatches())
                .containsExactly("sales.orders: is still there");
    }

    @Test
    void aCreatedObjectThatIsNotThereIsNamed() {
        assertThat(verify(new Change.Create(ORDERS, form("label", "new"))).mismatches())
                .containsExactly("sales.orders: is not there");
    }

    private Verification verify(Change change) {
        PlannedChange planned = new PlannedChange(
                change, Optional.empty(), List.of(new Reason(Reason.Cause.SOURCE, "label", "old", "new")));
        ChangeResult written = new ChangeResult(planned, Status.WRITTEN, "", "", "", Optional.empty());
        return new Verifier(catalog, Progress.none()).verify(List.of(written));
    }

    private static Change update(Form before, Form after) {
        return new Change.Update(ORDERS, Optional.of("0"), before, after);
    }

    private static Form form(String... namesAndTexts) {
        Map<FieldPath, Form.Value> fields = new HashMap<>();
        for (int i = 0; i < namesAndTexts.length; i += 2) {
            fields.put(FieldPath.of(namesAndTexts[i]), new Form.Value.Text(namesAndTexts[i + 1]));
        }
        return new Form(fields);
    }
}
