package dev.lockstep.glue.partitions;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.PartitionGateway;
import dev.lockstep.glue.client.PartitionGateway.Refused;
import dev.lockstep.glue.mapping.PartitionForms;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * One batch until nothing of it is open. What Glue did not say for certain is read back; updates and removals are looked at just before they are
 * sent again, as what somebody else did in the pause would be lost, while creates are refused where something stands. What is found as it was
 * wanted is ours where a request may have made it so and its content says so; of what is gone nobody knows. For one thread, once.
 */
final class PartitionBatch {
    private static final int ROUNDS = 5;

    private final PartitionGateway gateway;
    private final Address table;
    private final Map<List<String>, PartitionChange> open = new LinkedHashMap<>();
    private final Set<List<String>> doubtful = new HashSet<>();
    private final List<PartitionOutcome> outcomes = new ArrayList<>();
    private String last = "";

    /** @param changes of one kind, no more than one call takes */
    PartitionBatch(PartitionGateway gateway, Address table, List<PartitionChange> changes) {
        this.gateway = gateway;
        this.table = table;
        changes.forEach(change -> open.put(change.values(), change));
    }

    List<PartitionOutcome> write() {
        try {
            attempt();
            for (int repetition = 1; repetition < ROUNDS && !open.isEmpty(); repetition++) {
                gateway.rest(repetition);
                again();
            }
        } catch (SyncException | CatalogRefusal e) {
            last = e.getMessage();
        }
        List.copyOf(open.keySet()).forEach(values -> end(values, Ending.FAILED, last));
        return outcomes;
    }

    private void again() {
        if (!(open.values().iterator().next() instanceof PartitionChange.Create)) {
            readBack();
        }
        if (!open.isEmpty()) {
            attempt();
        }
    }

    private void attempt() {
        List<Refused> refused;
        try {
            refused = send(List.copyOf(open.values()));
        } catch (OutcomeUnknownException e) {
            doubt(e.getMessage());
            return;
        } catch (CatalogRefusal e) {
            if (e.kind() != CatalogRefusal.Kind.CHANGED) {
                throw e;
            }
            doubt(e.getMessage());
            return;
        }
        if (refused.stream().allMatch(entry -> open.containsKey(entry.values()))) {
            settle(refused);
        } else {
            doubt("Glue refused partitions that it was not asked for");
        }
    }

    /** Any of those that are open may have been written. */
    private void doubt(String why) {
        last = why;
        doubtful.addAll(open.keySet());
        readBack();
    }

    private List<Refused> send(List<PartitionChange> changes) {
        PartitionChange first = changes.get(0);
        if (first instanceof PartitionChange.Remove) {
            return gateway.delete(
                    table, changes.stream().map(PartitionChange::values).toList());
        }
        var inputs = changes.stream()
                .map(change ->
                        PartitionForms.toInput(change.values(), change.wanted().orElseThrow()))
                .toList();
        return first instanceof PartitionChange.Create ? gateway.create(table, inputs) : gateway.update(table, inputs);
    }

    private void settle(List<Refused> refused) {
        Map<List<String>, Refused> byValues =
                refused.stream().collect(toMap(Refused::values, entry -> entry, (one, other) -> one));
        boolean present = false;
        for (List<String> values : List.copyOf(open.keySet())) {
            Refused entry = byValues.get(values);
            if (entry == null) {
                end(values, Ending.WRITTEN, "");
            } else {
                last = entry.message();
                present |= entry.kind() == Refused.Kind.PRESENT;
                settle(values, entry);
            }
        }
        if (present) {
            readBack();
        }
    }

    /** What is there already, and what may be tried again, stays open. */
    private void settle(List<String> values, Refused entry) {
        switch (entry.kind()) {
            case ABSENT -> {
                if (open.get(values) instanceof PartitionChange.Remove) {
                    asWanted(open.get(values));
                } else {
                    otherwise(values, entry.message());
                }
            }
            case UNSURE -> doubtful.add(values);
            case FINAL -> end(values, Ending.FAILED, entry.message());
            default -> {
                // looked at again by the caller
            }
        }
    }

    /** Ends what is as it was wanted. Of creates, what is there and otherwise is somebody else's; of others, what is no longer as before. */
    private void readBack() {
        Map<List<String>, Form> found = gateway.read(table, List.copyOf(open.keySet())).stream()
                .map(PartitionForms::of)
                .collect(toMap(partition -> partition.values(), partition -> partition.form(), (one, other) -> one));
        for (PartitionChange change : List.copyOf(open.values())) {
            Optional<Form> there = Optional.ofNullable(found.get(change.values()));
            if (there.equals(change.wanted().map(PartitionForms::normalised))) {
                asWanted(change);
            } else if (change instanceof PartitionChange.Create && there.isPresent()) {
                otherwise(change.values(), "somebody else created it meanwhile");
            } else if (change.expected()
                    .filter(before -> !there.equals(Optional.of(PartitionForms.normalised(before))))
                    .isPresent()) {
                otherwise(change.values(), "somebody else changed it meanwhile");
            }
        }
    }

    private void asWanted(PartitionChange change) {
        Ending ours = change instanceof PartitionChange.Remove ? Ending.FOUND : Ending.WRITTEN;
        end(change.values(), doubtful.contains(change.values()) ? ours : Ending.IN_PLACE, "");
    }

    /** It may have been as wanted in between. */
    private void otherwise(List<String> values, String detail) {
        end(values, doubtful.contains(values) ? Ending.FAILED : Ending.CONFLICT, detail);
    }

    private void end(List<String> values, Ending ending, String detail) {
        open.remove(values);
        outcomes.add(new PartitionOutcome(values, ending, detail));
    }
}
