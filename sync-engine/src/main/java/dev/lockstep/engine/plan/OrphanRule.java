package dev.lockstep.engine.plan;

import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.FormPacker;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.TargetFormat;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Decides what happens to objects of ours in one container whose source is gone. Every doubt keeps them. For one thread, once. */
final class OrphanRule {
    /** @param deletes changes for the objects that do not stay, by address; @param orphans objects that stay, with the reason */
    record Verdict(List<PlannedChange> deletes, List<Orphan> orphans) {}

    private final DeletePolicy policy;
    private final TargetFormat format;
    private final DesiredContainer wanted;
    private final Whereabouts whereabouts;
    private final AbsenceCount absences;
    private final FormPacker forms;
    private final List<Occupant> gone = new ArrayList<>();
    private final List<PlannedChange> due = new ArrayList<>();
    private final List<Orphan> orphans = new ArrayList<>();
    private int owned;

    OrphanRule(
            DeletePolicy policy,
            TargetFormat format,
            DesiredContainer wanted,
            Whereabouts whereabouts,
            AbsenceCount absences,
            FormPacker forms) {
        this.policy = policy;
        this.format = format;
        this.wanted = wanted;
        this.whereabouts = whereabouts;
        this.absences = absences;
        this.forms = forms;
    }

    void countOwned(boolean ours) {
        owned += ours ? 1 : 0;
    }

    /** An object at an address where nothing is desired. */
    void accept(Occupant occupant, boolean ours) {
        countOwned(ours);
        boolean present = wanted.kept().contains(occupant.address().name());
        if (ours && !present && occupant.readOnly().isEmpty()) {
            gone.add(occupant.packed(forms));
        }
    }

    /** Objects of ours whose source is gone and that something is still to be done about, in the order they came. */
    List<Occupant> gone() {
        return gone.stream().filter(occupant -> !isDealtWith(occupant)).toList();
    }

    /** @param renamings what looks like one of them under a new name, and does not stand yet */
    Verdict decide(List<Renaming> renamings) {
        Optional<String> doubt = doubt();
        Map<Address, Address> successors = renamings.stream().collect(toMap(Renaming::from, Renaming::to));
        gone.stream()
                .sorted(Comparator.comparing(Occupant::address))
                .forEach(occupant -> decide(occupant, doubt, Optional.ofNullable(successors.get(occupant.address()))));
        return withinLimits();
    }

    private void decide(Occupant occupant, Optional<String> doubt, Optional<Address> successor) {
        Recall recall = format.recall(occupant.form());
        if (recall instanceof Recall.Known known && whereabouts.isWithheld(known.asset())) {
            return;
        }
        Optional<String> need = need(recall);
        if (doubt.isPresent()) {
            doubted(occupant, doubt.get());
        } else if (need.isPresent()) {
            keep(occupant, need.get());
        } else {
            decide(occupant, absences.missed(occupant.address(), isRetired(occupant)), successor);
        }
    }

    /** Why the source of the object is not gone, as far as anybody knows. */
    private Optional<String> need(Recall recall) {
        if (recall instanceof Recall.Damaged damaged) {
            return Optional.of("nobody knows what it was made from: " + damaged.reason());
        }
        return recall instanceof Recall.Known known ? whereabouts.need(known.asset()) : Optional.empty();
    }

    /** Why the absence of any object says nothing about its source, or is not to matter. */
    private Optional<String> doubt() {
        if (policy.mode() == Deletes.OFF) {
            return Optional.of("deletes are off");
        }
        if (!wanted.completeness().isComplete()) {
            return Optional.of("the source was not seen completely: "
                    + wanted.completeness().gaps().get(0).cause());
        }
        if (wanted.assets().isEmpty()) {
            return Optional.of("the source is empty, which is more likely a fault than a wish");
        }
        return Optional.empty();
    }

    /** What was counted stands, unless deletes are off: whoever turns them on later starts anew. */
    private void doubted(Occupant occupant, String doubt) {
        if (policy.mode() != Deletes.OFF) {
            absences.unknown(occupant.address());
        }
        if (!isDealtWith(occupant)) {
            keep(occupant, doubt);
        }
    }

    private void decide(Occupant occupant, Absence absence, Optional<Address> successor) {
        if (isDealtWith(occupant)) {
            return;
        }
        if (successor.isPresent()) {
            keep(occupant, "looks like %s, which does not stand yet".formatted(successor.get()));
        } else if (absence.misses() < policy.misses()) {
            keep(
                    occupant,
                    "missed %d of the %d times in a row that `policy.deletes-after` asks for"
                            .formatted(absence.misses(), policy.misses()));
        } else if (absence.retired().isEmpty()) {
            due.add(retirement(occupant));
        } else if (format.adopt(occupant.form()).equals(occupant.form())) {
            keep(occupant, "is marked as retired; it was there before the sync, which adopted it, and is not dropped");
        } else if (absence.retired().get().plus(policy.grace()).isAfter(absences.now())) {
            keep(occupant, inGrace(occupant.address(), absence.retired().get()));
        } else {
            due.add(drop(occupant));
        }
    }

    /** The first look that finds the mark names no time, so that equal looks have equal plans. */
    private String inGrace(Address address, Instant retired) {
        boolean known = absences.before(address).flatMap(Absence::retired).isPresent();
        String until = known
                ? "until " + retired.plus(policy.grace()).truncatedTo(ChronoUnit.SECONDS)
                : "from now on for " + Times.show(policy.grace());
        return "is marked as retired; its grace lasts " + until;
    }

    /** One that bears the mark is not marked again, and does not use up the limits of the ones that are. */
    private boolean isDealtWith(Occupant occupant) {
        return policy.mode() == Deletes.TOMBSTONE && isRetired(occupant);
    }

    private boolean isRetired(Occupant occupant) {
        return format.retire(occupant.form()).equals(occupant.form());
    }

    /** All stay when there are too many. */
    private Verdict withinLimits() {
        if (due.size() <= policy.maxCount() && due.size() * 100L <= (long) policy.maxPercent() * owned) {
            return new Verdict(due, orphans);
        }
        String kept = "%d of %d objects would go, more than `policy.max-deletes` allows".formatted(due.size(), owned);
        due.forEach(change -> orphans.add(new Orphan(change.subject(), kept)));
        return new Verdict(List.of(), orphans);
    }

    private void keep(Occupant occupant, String reason) {
        orphans.add(new Orphan(occupant.address().toString(), reason));
    }

    private PlannedChange drop(Occupant occupant) {
        Change drop = new Change.Drop(occupant.address(), occupant.version(), occupant.form());
        return new PlannedChange(drop.packed(forms), Optional.empty(), List.of(reason(occupant)));
    }

    private PlannedChange retirement(Occupant occupant) {
        Form retired = format.retire(occupant.form());
        Change mark = new Change.Update(occupant.address(), occupant.version(), occupant.form(), retired);
        return new PlannedChange(mark.packed(forms), Optional.empty(), List.of(reason(occupant)));
    }

    private static Reason reason(Occupant occupant) {
        return new Reason(Cause.GONE, "", occupant.address().toString(), "");
    }
}
