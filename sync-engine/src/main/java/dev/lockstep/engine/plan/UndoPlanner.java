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
import java.util.function.Function;
import java.util.function.Predicate;

/**
 * Plans how the target becomes what it was before a run. What someone changed since is never taken from him: the object is refused. Pure, but
 * for the listing. For one thread, once.
 */
public final class UndoPlanner {
    /** What keeps an object from going with its partitions; undoing later runs is no help, they wrote some all the same. */
    public static final String HELD_REMEDY = "Drop it by hand if its partitions may go with it.";

    private static final String REMEDY = "Put it right by hand, or undo the later change first.";

    private final String run;
    private final Function<Occupant, Optional<String>> held;
    private final Predicate<Form> partitioned;
    private final List<PlannedChange> changes = new ArrayList<>();
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Undo.Partly> partly = new ArrayList<>();
    private final List<String> stays = new ArrayList<>();
    private final Map<Address, Occupant> objects = new HashMap<>();
    private Map<String, ContainerOccupant> containers = Map.of();

    /**
     * @param run that is to be undone; @param held why an object must not be dropped, one sentence without its subject; asked of each that would be
     * @param partitioned whether an object of that state has partitions
     */
    public UndoPlanner(String run, Function<Occupant, Optional<String>> held, Predicate<Form> partitioned) {
        this.run = run;
        this.held = held;
        this.partitioned = partitioned;
    }

    /** @param sync whose run it was; @param source its alias; @param target its alias; @param made by the run */
    public Undo plan(String sync, String source, String target, List<MadeChange> made, TargetView view) {
        look(made, view);
        made.stream()
                .sorted(Comparator.comparing(change -> change.planned().subject()))
                .forEach(this::undo);
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
        Change change = made.planned().change();
        Optional<Occupant> object = change.target().flatMap(address -> Optional.ofNullable(objects.get(address)));
        Optional<ContainerOccupant> container = Optional.ofNullable(containers.get(change.container()));
        Optional<Form> now =
                change.target().isPresent() ? object.map(Occupant::form) : container.map(ContainerOccupant::form);
        if (now.equals(change.expected())) {
            return;
        }
        made.missing()
                .ifPresent(missing -> partly.add(new Undo.Partly(made.planned().subject(), missing)));
        Reversal reversal = reversal(made, now);
        if (change.target().isPresent()) {
            object(made, change.target().get(), object, reversal);
        } else {
            container(made, container, reversal);
        }
    }

    private void object(MadeChange made, Address address, Optional<Occupant> now, Reversal reversal) {
        Optional<String> readOnly = now.flatMap(Occupant::readOnly);
        if (readOnly.isPresent()) {
            refuse(made, "must not be written: " + readOnly.get());
        } else if (reversal instanceof Reversal.Refused refused) {
            refuse(made, refused.why());
        } else if (reversal instanceof Reversal.Remove) {
            drop(made, now.orElseThrow());
        } else if (reversal instanceof Reversal.Create create) {
            create(made, address, create.before());
        } else if (reversal instanceof Reversal.Restore restore) {
            add(
                    made,
                    new Change.Update(address, now.orElseThrow().version(), restore.now(), restore.result()),
                    restore.reasons());
        }
    }

    private static Reversal reversal(MadeChange made, Optional<Form> now) {
        Change change = made.planned().change();
        Optional<String> later = made.later().map("run "::concat);
        return Reversal.of(
                new Reversal.Made(change.expected(), change.wanted(), made.certain(), "dropped", later), now);
    }

    private void drop(MadeChange made, Occupant now) {
        Optional<String> reason = held.apply(now);
        if (reason.isPresent()) {
            refuse(made, "was created by the run and " + reason.get(), HELD_REMEDY);
        } else {
            add(made, new Change.Drop(now.address(), now.version(), now.form()), whole());
        }
    }

    /** Only what the run dropped itself; what vanished later is someone else's decision. */
    private void create(MadeChange made, Address address, Form before) {
        if (!containers.containsKey(address.container())) {
            refuse(made, "was dropped by the run, and its database is gone now");
            return;
        }
        add(made, new Change.Create(address, before), whole());
        if (partitioned.test(before)) {
            refusals.add(new Refusal(
                    "partitions of " + address,
                    "went with the table when the run dropped it, and are not made again",
                    "Once the source has the table again, a sync brings them."));
        }
    }

    /** One that the run created stays, whatever became of it. */
    private void container(MadeChange made, Optional<ContainerOccupant> now, Reversal reversal) {
        Change change = made.planned().change();
        boolean created = change.expected().isEmpty() && now.isPresent() && made.certain();
        if (created || reversal instanceof Reversal.Remove) {
            stays.add(change.container());
        } else if (reversal instanceof Reversal.Refused refused) {
            refuse(made, refused.why());
        } else if (reversal instanceof Reversal.Restore restore) {
            add(
                    made,
                    new Change.UpdateContainer(change.container(), restore.now(), restore.result()),
                    restore.reasons());
        }
    }

    private List<Reason> whole() {
        return List.of(new Reason(Cause.UNDONE, "", run, ""));
    }

    private void add(MadeChange made, Change change, List<Reason> reasons) {
        changes.add(new PlannedChange(change, made.planned().source(), reasons));
    }

    private void refuse(MadeChange made, String reason) {
        refuse(made, reason, REMEDY);
    }

    private void refuse(MadeChange made, String reason, String remedy) {
        refusals.add(new Refusal(made.planned().subject(), reason, remedy));
    }
}
