package dev.lockstep.engine.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.FormPacker;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** Plans one container while its objects are listed. For one thread, once. */
final class ScopePlanner {
    /** What came of it. */
    record ScopePlan(
            SortedMap<Rank, PlannedChange> writes,
            List<PlannedChange> deletes,
            List<Refusal> refusals,
            List<Drift> drifts,
            List<Orphan> orphans,
            List<Loss> losses,
            List<Renaming> renamings,
            Fidelity fidelity,
            int unchanged) {}

    private final String sync;
    private final PlanPolicy policy;
    private final TargetFormat format;
    private final Map<Address, Desired> missing;
    private final OrphanRule orphanRule;
    private final Whereabouts whereabouts;
    private final SortedMap<Rank, PlannedChange> writes = new TreeMap<>();
    private final FormPacker forms;
    private final List<Refusal> refusals = new ArrayList<>();
    private final List<Drift> drifts = new ArrayList<>();
    private final List<Loss> losses = new ArrayList<>();
    private final FidelityCount fidelity = new FidelityCount();
    private int unchanged;
    private boolean holdsOurs;

    /** @param forms packs what the plan holds */
    ScopePlanner(
            String sync,
            PlanPolicy policy,
            TargetFormat format,
            DesiredContainer wanted,
            AbsenceCount absences,
            FormPacker forms) {
        this.sync = sync;
        this.policy = policy;
        this.format = format;
        this.forms = forms;
        this.missing = wanted.assets().stream().collect(toMap(Desired::address, identity()));
        this.whereabouts = new Whereabouts(wanted);
        this.orphanRule = new OrphanRule(policy.deletes(), format, wanted, whereabouts, absences, forms);
    }

    void accept(Occupant occupant) {
        Desired desired = missing.remove(occupant.address());
        boolean ours = isOurs(occupant);
        holdsOurs |= ours;
        if (desired == null) {
            orphanRule.accept(occupant, ours);
            return;
        }
        orphanRule.countOwned(ours);
        if (occupant.readOnly().isPresent()) {
            refuse(desired, "must not be written: " + occupant.readOnly().get(), "");
        } else if (!ours && !mayAdopt(occupant)) {
            refuse(
                    desired,
                    notOurs(occupant),
                    Adoption.remedy(occupant.address().toString()));
        } else {
            accept(desired, occupant);
        }
    }

    /** What was seen only in part must not take the place of what was seen whole: it would lose the rest. */
    private void accept(Desired desired, Occupant occupant) {
        boolean poorer = desired.asset().partial()
                && format.recall(occupant.form()) instanceof Recall.Known known
                && !known.asset().partial();
        if (poorer) {
            refuse(
                    desired,
                    "stays as it is: this time only a part of its source could be seen",
                    "Give the reading principal the rights it had before.");
        } else {
            render(desired).ifPresent(rendering -> compare(desired, rendering, occupant));
        }
    }

    /** Whether objects of the sync were listed so far. */
    boolean holdsOurs() {
        return holdsOurs;
    }

    ScopePlan finish() {
        List<Renaming> renamings = new RenameSearch(format).find(missing.values(), orphanRule.gone());
        Map<Address, Address> formerly = renamings.stream().collect(toMap(Renaming::to, Renaming::from));
        missing.values().forEach(desired -> render(desired)
                .ifPresent(
                        rendering -> create(desired, rendering, Optional.ofNullable(formerly.get(desired.address())))));
        OrphanRule.Verdict gone = orphanRule.decide(renamings);
        return new ScopePlan(
                writes,
                gone.deletes(),
                refusals,
                drifts,
                gone.orphans(),
                losses,
                renamings,
                fidelity.total(),
                unchanged);
    }

    private Optional<Rendering> render(Desired desired) {
        try {
            Rendering rendering = format.render(desired.asset(), desired.address(), sync);
            losses.addAll(rendering.losses());
            return acceptable(desired, rendering);
        } catch (UnsupportedMetadataException e) {
            refusals.add(new Refusal(desired.id().toString(), e.getMessage(), e.remedy()));
            return Optional.empty();
        }
    }

    private Optional<Rendering> acceptable(Desired desired, Rendering rendering) {
        Optional<Refusal> refusal = LossRefusal.of(policy.onLoss(), desired, rendering);
        if (refusal.isPresent()) {
            refusals.add(refusal.get());
            return Optional.empty();
        }
        fidelity.add(desired, format.ledger(desired.asset(), rendering));
        return Optional.of(rendering);
    }

    private void create(Desired desired, Rendering rendering, Optional<Address> formerly) {
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(Cause.NEW, "", "", desired.id().toString()));
        reasons.addAll(RuleReasons.of(desired.mapped().applied()));
        formerly.ifPresent(from -> reasons.add(
                new Reason(Cause.RENAMED, "", from.toString(), desired.address().toString())));
        add(desired, new Change.Create(desired.address(), rendering.form()), reasons);
    }

    private void compare(Desired desired, Rendering rendering, Occupant occupant) {
        boolean foreign = occupant.mark().isEmpty() || isAdopted(occupant);
        Base base = Base.of(format, occupant, desired, rendering, sync);
        List<Reason> breaking = base.prior()
                .map(prior -> policy.evolution().marked(prior, desired.asset()))
                .orElse(List.of());
        if (!breaking.isEmpty()) {
            Optional<Refusal> refusal = policy.evolution().refusal(base.prior().get(), occupant.address(), breaking);
            if (refusal.isPresent()) {
                refusals.add(refusal.get());
                return;
            }
        }
        if (base.sameSource() && isOurs(occupant)) {
            whereabouts.stands(desired);
        }
        FormMerge merge = new FormMerge(
                foreign ? format.adopt(base.form()) : base.form(),
                occupant.form(),
                foreign ? format.adopt(rendering.form()) : rendering.form(),
                format::guard,
                policy.onDrift(),
                foreign);
        if (policy.onDrift() == OnDrift.REPORT) {
            merge.keptEdits()
                    .forEach(edit -> drifts.add(Drift.of(occupant.address().toString(), edit)));
        }
        Form after = merge.result();
        if (after.equals(occupant.form())) {
            unchanged++;
            return;
        }
        Optional<String> apart = format.keptApart(occupant.form(), after);
        if (apart.isPresent()) {
            refuse(
                    desired,
                    "cannot be changed in place: " + apart.get(),
                    "Drop or rename the one in the target, and run again.");
            return;
        }
        Change update = new Change.Update(occupant.address(), occupant.version(), occupant.form(), after);
        add(desired, update, isOurs(occupant) ? reasons(desired, base, breaking, merge) : adopted(desired, occupant));
    }

    /** What breaks comes first. */
    private static List<Reason> reasons(Desired desired, Base base, List<Reason> breaking, FormMerge merge) {
        List<Reason> changed = new ArrayList<>(breaking);
        changed.addAll(base.reasons());
        List<Reason> reasons =
                new ArrayList<>(RuleReasons.attribute(changed, desired.mapped().applied()));
        reasons.addAll(merge.reasons());
        return reasons.isEmpty()
                ? List.of(new Reason(Cause.REBASED, "", "", "written in the form of this version"))
                : reasons;
    }

    private static List<Reason> adopted(Desired desired, Occupant occupant) {
        String before = occupant.mark().map(mark -> "sync " + mark.sync()).orElse("");
        List<Reason> reasons = new ArrayList<>();
        reasons.add(new Reason(Cause.ADOPTED, "", before, desired.id().toString()));
        reasons.addAll(RuleReasons.of(desired.mapped().applied()));
        return reasons;
    }

    private boolean isOurs(Occupant occupant) {
        return occupant.mark().filter(mark -> mark.sync().equals(sync)).isPresent();
    }

    private boolean isAdopted(Occupant occupant) {
        return format.adopt(occupant.form()).equals(occupant.form());
    }

    private boolean mayAdopt(Occupant occupant) {
        return policy.adoption()
                .allows(occupant.address().toString(), occupant.mark().map(Occupant.Mark::sync));
    }

    private void add(Desired desired, Change change, List<Reason> reasons) {
        Rank rank = new Rank(policy.rank(desired.asset().kind()), desired.address());
        writes.put(rank, new PlannedChange(change.packed(forms), Optional.of(desired.id()), reasons));
    }

    private void refuse(Desired desired, String reason, String remedy) {
        refusals.add(new Refusal(desired.id().toString(), desired.address() + " " + reason, remedy));
    }

    private static String notOurs(Occupant occupant) {
        return occupant.mark()
                .map(mark -> "belongs to the sync named " + mark.sync())
                .orElse("exists and was not written by this sync");
    }
}
