package dev.lockstep.engine;

import static java.util.stream.Collectors.partitioningBy;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.ChangeResult.Status;
import dev.lockstep.engine.partitions.Withheld;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.plan.Reason;
import dev.lockstep.engine.plan.UndoPlanner;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** What of a plan is not carried out, by address, and why. For one thread, once. */
final class HeldBack {
    /** @param code of the result; @param detail why; @param remedy what to do */
    private record Why(String code, String detail, String remedy) {}

    private final Plan plan;
    private final Map<Address, Why> held = new HashMap<>();
    private boolean unconfirmed;

    HeldBack(Plan plan) {
        this.plan = plan;
    }

    /** Holds back what the policy does not allow: a kept plan may be older than the policy. */
    void unlessAllowed(Deletes policy) {
        plan.changes().stream()
                .filter(HeldBack::isOfGone)
                .filter(planned -> policy == Deletes.OFF || policy == Deletes.TOMBSTONE && isDrop(planned))
                .forEach(planned -> hold(
                        planned,
                        new Why(
                                "apply.deletes-off",
                                "`policy.deletes` no longer says that objects are "
                                        + (isDrop(planned) ? "dropped" : "retired"),
                                "Set it again, or plan again.")));
    }

    /** Whether objects would go because their sources are gone. */
    boolean leavesGone() {
        return plan.changes().stream().anyMatch(planned -> isOfGone(planned) && !isHeld(planned));
    }

    /**
     * Holds back what stands and would not be retired or dropped by a fresh plan: a kept plan may be older than the source.
     *
     * @param standing what the fresh plan was shown of the target
     */
    void unlessIn(Plan fresh, Standing standing) {
        Set<Address> dropped = new HashSet<>();
        Set<Address> leaving = new HashSet<>();
        fresh.changes().stream().filter(HeldBack::isOfGone).forEach(planned -> {
            leaving.add(address(planned));
            if (isDrop(planned)) {
                dropped.add(address(planned));
            }
        });
        Map<String, String> kept = new HashMap<>();
        fresh.orphans().forEach(orphan -> kept.put(orphan.subject(), ": " + orphan.kept()));
        plan.changes().stream()
                .filter(HeldBack::isOfGone)
                .filter(planned -> standing.mayHold(address(planned)))
                .filter(planned -> !(isDrop(planned) ? dropped : leaving).contains(address(planned)))
                .forEach(planned -> hold(
                        planned,
                        new Why(
                                "apply.no-longer-due",
                                "planned anew, it would stay"
                                        + kept.getOrDefault(
                                                planned.subject(),
                                                kept.getOrDefault(
                                                        "container "
                                                                + planned.change()
                                                                        .container(),
                                                        "")),
                                "Plan again.")));
    }

    /** Holds back what rests on an object that is another one by now, though it has the same version. */
    void unlessExchanged(Standing standing) {
        plan.changes().stream()
                .filter(planned ->
                        planned.change().target().filter(standing::isExchanged).isPresent())
                .forEach(planned -> hold(
                        planned,
                        new Why(
                                "apply.exchanged",
                                "it was deleted and made anew, or somebody else's copy took its place: its version is"
                                        + " that of the plan, its content is not",
                                "Plan again.")));
    }

    /**
     * Holds back the drop of what must not go with what is in it.
     *
     * @param holds why, one sentence without its subject; asked of each drop
     */
    void unlessEmptied(Function<PlannedChange, Optional<String>> holds) {
        plan.changes().stream()
                .filter(planned -> isDrop(planned) && !isHeld(planned))
                .forEach(planned -> holds.apply(planned)
                        .ifPresent(why -> hold(
                                planned, new Why("apply.holds-partitions", "it " + why, UndoPlanner.HELD_REMEDY))));
    }

    /**
     * Holds back what drops something, unless it is confirmed.
     *
     * @param confirm is asked about what is not held back, and only if there is something to confirm
     */
    void unlessConfirmed(Deletes policy, Predicate<Plan> confirm) {
        Plan rest = rest(policy);
        if (rest.needsConfirmation() && !confirm.test(rest)) {
            unconfirmed = true;
            plan.changes().stream()
                    .filter(HeldBack::isDrop)
                    .forEach(planned -> hold(
                            planned,
                            new Why("apply.unconfirmed", "nobody confirmed that it may be dropped", confirmation())));
        }
    }

    /** What is carried out unless more is held back. */
    private Plan rest(Deletes policy) {
        Plan rest = plan.withChanges(
                plan.changes().stream().filter(planned -> !isHeld(planned)).toList());
        return withheld(policy)
                .map(reason -> rest.withPartitions(plan.partitions().stream()
                        .map(found -> found.removes() == 0 ? found : found.withheld(reason.why()))
                        .toList()))
                .orElse(rest);
    }

    /** Why no partition may go; empty when they may. As long as anything is held back, none does. */
    Optional<Withheld> withheld(Deletes policy) {
        if (policy != Deletes.DROP && !plan.undoesPartitions()) {
            return Optional.of(new Withheld(
                    "`policy.deletes` does not say that anything is dropped", "Set it again, or plan again."));
        }
        if (unconfirmed) {
            return Optional.of(new Withheld("nobody confirmed it", confirmation()));
        }
        return plan.changes().stream()
                .filter(this::isHeld)
                .map(planned -> new Withheld(
                        "%s is held back, too: %s"
                                .formatted(
                                        planned.subject(),
                                        held.get(address(planned)).detail()),
                        held.get(address(planned)).remedy()))
                .findFirst();
    }

    private String confirmation() {
        return "Run it with `--confirm-deletes %s`.".formatted(plan.sync());
    }

    /** @param write carries out the rest */
    List<ChangeResult> apply(Function<List<PlannedChange>, List<ChangeResult>> write) {
        Map<Boolean, List<PlannedChange>> byFate = plan.changes().stream().collect(partitioningBy(this::isHeld));
        List<ChangeResult> results = new ArrayList<>(write.apply(byFate.get(false)));
        byFate.get(true).forEach(planned -> results.add(result(planned)));
        return List.copyOf(results);
    }

    private ChangeResult result(PlannedChange planned) {
        Why why = held.get(address(planned));
        return new ChangeResult(
                planned, Status.NOT_ATTEMPTED, why.code(), why.detail(), why.remedy(), Optional.empty());
    }

    private void hold(PlannedChange planned, Why why) {
        held.putIfAbsent(address(planned), why);
    }

    private boolean isHeld(PlannedChange planned) {
        return planned.change().target().filter(held::containsKey).isPresent();
    }

    /** Of a change of an object. */
    private static Address address(PlannedChange planned) {
        return planned.change().target().orElseThrow();
    }

    private static boolean isDrop(PlannedChange planned) {
        return planned.change() instanceof Change.Drop;
    }

    private static boolean isOfGone(PlannedChange planned) {
        return planned.reasons().stream().anyMatch(reason -> reason.cause() == Reason.Cause.GONE);
    }
}
