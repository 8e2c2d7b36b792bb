package dev.lockstep.engine.plan;

import static java.util.function.Function.identity;
import static java.util.stream.Collectors.toMap;

import dev.lockstep.engine.plan.Divergence.Kind;
import dev.lockstep.engine.plan.Divergence.Next;
import dev.lockstep.engine.plan.LeftBehind.LeftContainer;
import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.engine.plan.Planner.TargetView;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.TargetFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Compares what stands in the target with what the sync last wrote there: the merge of a sync whose source says the same as last time. Knows
 * no source. For one thread, once.
 */
public final class DriftFinder {
    private final String sync;
    private final OnDrift onDrift;
    private final TargetFormat format;
    private final LeftBehind left;
    private final TreeMap<Address, String> missing;
    private final List<Divergence> found = new ArrayList<>();
    private int objects;

    /** @param left what there is evidence of: the object itself cannot tell that it vanished */
    public DriftFinder(String sync, OnDrift onDrift, TargetFormat format, LeftBehind left) {
        this.sync = sync;
        this.onDrift = onDrift;
        this.format = format;
        this.left = left;
        this.missing = new TreeMap<>(left.objects());
    }

    /** Looks at the containers of ours and at those that objects were left in. @param target its alias */
    public DriftReport find(String target, TargetView view) {
        Map<String, ContainerOccupant> present =
                view.containers().stream().collect(toMap(ContainerOccupant::name, identity()));
        left.containers().forEach((name, was) -> container(name, was, Optional.ofNullable(present.get(name))));
        TreeSet<String> scopes = new TreeSet<>();
        left.objects().keySet().forEach(address -> scopes.add(address.container()));
        present.values().stream()
                .filter(container -> container.owner().equals(Optional.of(sync)))
                .forEach(container -> scopes.add(container.name()));
        scopes.retainAll(present.keySet());
        scopes.forEach(name -> view.objects(name, this::accept));
        missing.forEach(
                (address, run) -> add(Kind.VANISHED, address.toString(), "", "left by run " + run, "", Next.RESTORE));
        return new DriftReport(sync, target, found, objects, left.objects().size());
    }

    private void container(String name, LeftContainer was, Optional<ContainerOccupant> now) {
        String subject = "container " + name;
        if (now.isEmpty()) {
            add(Kind.VANISHED, subject, "", "left by run " + was.run(), "", Next.RESTORE);
        } else if (!now.get().owner().equals(Optional.of(sync))) {
            add(Kind.UNMARKED, subject, "", sync, now.get().owner().orElse(""), Next.KEEP);
        } else {
            Form base = was.form();
            compare(subject, base, now.get().form(), path -> base.find(path).isPresent() ? Guard.SYNC : Guard.SHARED);
        }
    }

    private void accept(Occupant occupant) {
        String run = missing.remove(occupant.address());
        Optional<String> owner = occupant.mark().map(Occupant.Mark::sync);
        if (owner.equals(Optional.of(sync))) {
            objects++;
            compare(occupant);
        } else if (run != null) {
            add(Kind.UNMARKED, occupant.address().toString(), "", sync, owner.orElse(""), Next.REFUSE);
        }
    }

    private void compare(Occupant occupant) {
        String subject = occupant.address().toString();
        try {
            Form base = base(occupant);
            added(subject, base, occupant.form(), compare(subject, base, occupant.form(), format::guard));
        } catch (IllegalArgumentException | UnsupportedMetadataException e) {
            add(Kind.UNREADABLE, subject, "", "", e.getMessage(), Next.RESTORE);
        }
    }

    private Form base(Occupant occupant) {
        Recall recall = format.recall(occupant.form());
        Optional<TargetFormat> then = format.asOf(occupant.form());
        if (recall instanceof Recall.Known known && then.isPresent()) {
            Form base =
                    then.get().render(known.asset(), occupant.address(), sync).form();
            boolean retired = format.retire(occupant.form()).equals(occupant.form());
            return retired ? format.retire(base) : base;
        }
        throw new IllegalArgumentException(
                recall instanceof Recall.Damaged damaged ? damaged.reason() : "another version of Lockstep wrote it");
    }

    private FormMerge compare(String subject, Form base, Form actual, Function<FieldPath, Guard> guard) {
        FormMerge merge = new FormMerge(base, actual, base, guard, onDrift, false);
        merge.reasons()
                .forEach(reason ->
                        add(Kind.EDITED, subject, reason.path(), reason.after(), reason.before(), Next.RESTORE));
        merge.keptEdits()
                .forEach(edit -> add(
                        Kind.EDITED,
                        subject,
                        edit.path().toString(),
                        FormMerge.show(edit.ours()),
                        FormMerge.show(edit.theirs()),
                        Next.KEEP));
        return merge;
    }

    /** What others added to an object; of a container, most is filled in by the target itself. */
    private void added(String subject, Form base, Form actual, FormMerge merge) {
        TreeMap<FieldPath, Form.Value> added = new TreeMap<>(actual.fields());
        added.keySet().removeAll(base.fields().keySet());
        merge.reasons().forEach(reason -> added.keySet()
                .removeIf(path -> path.toString().equals(reason.path())));
        added.forEach((path, value) ->
                add(Kind.ADDED, subject, path.toString(), "", FormMerge.show(Optional.of(value)), Next.KEEP));
    }

    private void add(Kind kind, String subject, String path, String ours, String theirs, Next next) {
        found.add(new Divergence(kind, subject, path, ours, theirs, next));
    }
}
