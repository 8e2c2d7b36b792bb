package dev.lockstep.engine;

import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditFilter;
import dev.lockstep.engine.audit.AuditFolder;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.engine.plan.LeftBehind.LeftContainer;
import dev.lockstep.engine.plan.PlanText;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Reads out of the audit records what the runs of a sync left in the target. For one thread, once. */
public final class AuditHistory {
    private final Map<Address, String> objects = new HashMap<>();
    private final Map<String, LeftContainer> containers = new HashMap<>();

    private AuditHistory() {}

    /** Of all records in {@code folder}; one that is broken is read up to where it is. */
    public static LeftBehind of(AuditFolder folder, String sync) {
        AuditHistory history = new AuditHistory();
        folder.read(AuditFilter.all().withSync(sync), history::accept);
        return new LeftBehind(history.objects, history.containers);
    }

    private void accept(AuditEntry entry) {
        if (entry.isOfPartitions()) {
            return;
        }
        if (!entry.outcome().isWritten() && entry.outcome() != AuditOutcome.IN_PLACE) {
            return;
        }
        Optional<String> container = entry.change().findText("container");
        Optional<Address> object =
                container.flatMap(name -> entry.change().findText("name").map(table -> new Address(name, table)));
        boolean there = entry.change().findNode("after").isPresent();
        if (object.isEmpty()) {
            container.ifPresent(
                    name -> containers.put(name, new LeftContainer(entry.run().id(), after(entry))));
        } else if (there) {
            objects.put(object.get(), entry.run().id());
        } else {
            objects.remove(object.get());
        }
    }

    private static Form after(AuditEntry entry) {
        return PlanText.toChange(entry.change()).change().wanted().orElse(Form.empty());
    }
}
