package dev.lockstep.engine.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * Plans how the target becomes what it was before a run. What someone changed since is never taken from him: the object is refused. Pure, but
 * for the listing. For one thread, once.
 */
public final class UndoPlanner {
    private static final String REMEDY = "Put it right by hand, or undo the later change first.";

    private static final String PARTITIONS_REMEDY = "Put the source right and sync, or put them right by hand.";

    private final String run;
    private final List<WrittenPartitions> partitions;
    private final Predicate<Form> partitioned;
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Undo.Partly> partly = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();
    private final Map<Address, Occupant> objects = new HashMap<>();
    private Map<String, ContainerOccupant> containers = Map.of();

    /**
     * @param run that is to be undone; @param partitions that it wrote: they go with a table that goes, and are refused otherwise
     * @param partitioned whether an object of that state has partitions
     */
    public UndoPlanner(String run, List<WrittenPartitions> partitions, Predicate<Form> partitioned) {
        this.run = run;
        this.partitions = List.copyOf(partitions);
        this.partitioned = partitioned;
    }

    /** @param sync whose run it was; @param source its alias; @param target its alias; @param made by the run */
    public Undo plan(String sync, String source, String target, List<MadeChange> made, TargetView view) {
        look(made, view);
        made.stream()
                .sorted(Comparator.comparing(change -> change.planned().subject()))
                .forEach(this::undo);
        refusePartitions();
        Plan plan = new Plan(
                sync,
                source,
                target,
                changes,
                refusals,
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                Completeness.complete());
        return new Undo(run, plan, partly, stays);
    }

    /** Those of a table that goes go with it. */
    private void refusePartitions() {
        Set<Address> drops = changes.stream()
                .map(PlannedChange::change)
                .filter(Change.Drop.class::isInstance)
                .flatMap(change -> change.target().stream())
                .collect(toSet());
        partitions.stream()
                .filter(written -> !drops.contains(written.target()))
                .forEach(written -> refusals.add(
                        new Refusal("partitions of " + written.target(), written.text(), PARTITIONS_REMEDY)));
    }

    private void look(List<MadeChange> made, TargetView view) {
        containers = view.containers().stream().collect(toMap(ContainerOccupant::name, identity()));
        Set<Address> wanted = made.stream()
                .flatMap(change -> change.planned().change().target().stream())
                .collect(toSet());
        TreeSet<String> scopes = new TreeSet<>();
        wanted.forEach(address -> scopes.add(address.container()));
        scopes.retainAll(containers.keySet());
        scopes.forEach(scope -> view.objects(scope, occupant -> {
            if (wanted.contains(occupant.address())) {
                objects.put(occupant.address(), occupant);
            }
        }));
    }

    private void undo(MadeChange made) {
        Optional<Address> address = made.planned().change().target();
        Optional<Form> now = address.isPresent()
                ? Optional.ofNullable(objects.get(address.get())).map(Occupant::form)
                : Optional.ofNullable(containers.get(made.planned().change().container()))
                        .map(ContainerOccupant::form);
        Change change = made.planned().change();
        boolean surelyOurs =
                made.certain() || now.equals(change.wanted()) && made.later().isEmpty();
        if (now.equals(change.expected())) {
            return;
        }
        made.missing()
                .ifPresent(missing -> partly.add(new Undo.Partly(made.planned().subject(), missing)));
        if (!surelyOurs) {
            refuse(made, "may have been written by the run, whose outcome is not known, and is different now");
            return;
        }
        if (address.isPresent()) {
            object(made, address.get(), Optional.ofNullable(objects.get(address.get())));
        } else {
            container(made, Optional.ofNullable(containers.get(change.container())));
        }
    }

    private void object(MadeChange made, Address address, Optional<Occupant> now) {
        Change change = made.planned().change();
        if (now.flatMap(Occupant::readOnly).isPresent()) {
            refuse(made, "must not be written: " + now.get().readOnly().get());
        } else if (change.expected().isEmpty()) {
            now.ifPresent(occupant -> drop(made, occupant));
        } else if (now.isEmpty()) {
            create(made, address);
        } else if (change.wanted().isEmpty()) {
            refuse(made, "was dropped by the run, and something else stands there now");
        } else {
            FormUndo undo = new FormUndo(
                    change.wanted().get(), now.get().form(), change.expected().get());
            restore(
                    made,
                    undo,
                    new Change.Update(address, now.get().version(), now.get().form(), undo.result()));
        }
    }

    private void drop(MadeChange made, Occupant now) {
        Optional<String> changed =
                FormUndo.change(made.planned().change().wanted().orElseThrow(), now.form());
        if (changed.isPresent()) {
            refuse(made, "was created by the run and " + since(made) + changed.get());
        } else {
            add(made, new Change.Drop(now.address(), now.version(), now.form()), whole());
        }
    }

    /** Only what the run dropped itself; what vanished later is someone else's decision. */
    private void create(MadeChange made, Address address) {
        if (made.planned().change().wanted().isPresent()) {
            refuse(made, "was updated by the run and is gone now");
        } else if (!containers.containsKey(address.container())) {
            refuse(made, "was dropped by the run, and its database is gone now");
        } else {
            Form before = made.planned().change().expected().orElseThrow();
            add(made, new Change.Create(address, before), whole());
            if (partitioned.test(before)) {
                refusals.add(new Refusal(
                        "partitions of " + address,
                        "went with the table when the run dropped it, and are not made again",
                        "Once the source has the table again, a sync brings them."));
            }
        }
    }

    private void container(MadeChange made, Optional<ContainerOccupant> now) {
        Change change = made.planned().change();
        if (now.isEmpty()) {
            change.expected().ifPresent(before -> refuse(made, "was updated by the run and is gone now"));
        } else if (change.expected().isEmpty()) {
            stays.add(change.container());
        } else {
            FormUndo undo = new FormUndo(
                    change.wanted().orElseThrow(),
                    now.get().form(),
                    change.expected().get());
            restore(
                    made,
                    undo,
                    new Change.UpdateContainer(change.container(), now.get().form(), undo.result()));
        }
    }

    private void restore(MadeChange made, FormUndo undo, Change change) {
        Optional<String> conflict = undo.conflict();
        if (conflict.isPresent()) {
            refuse(made, since(made) + conflict.get());
        } else if (!undo.reasons().isEmpty()) {
            add(made, change, undo.reasons());
        }
    }

    private static String since(MadeChange made) {
        return made.later().map("changed since by run %s: "::formatted).orElse("changed since by somebody else: ");
    }

    private List<Reason> whole() {
        return List.of(new Reason(Cause.UNDONE, "", run, ""));
    }

    private void add(MadeChange made, Change change, List<Reason> reasons) {
        changes.add(new PlannedChange(change, made.planned().source(), reasons));
    }

    private void refuse(MadeChange made, String reason) {
        refusals.add(new Refusal(made.planned().subject(), reason, REMEDY));
    }
}
