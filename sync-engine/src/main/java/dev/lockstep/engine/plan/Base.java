package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.DesiredContainer;
import dev.lockstep.engine.plan.Reason.Cause;
import dev.lockstep.error.UnsupportedMetadataException;
import dev.lockstep.model.Asset;
import dev.lockstep.model.Container;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Occupant;
import dev.lockstep.spi.Recall;
import dev.lockstep.spi.Rendering;
import dev.lockstep.spi.TargetFormat;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/**
 * What a sync last wrote to an object, recalled from the object itself: the third side of the merge.
 *
 * @param form the fields as last written
 * @param prior the asset that was written; absent when it is the same as the desired one or is not known
 * @param reasons what the source changed since, in the words of the model
 * @param sameSource whether it was surely written for the very object of the source that is desired now
 */
record Base(Form form, Optional<Asset> prior, List<Reason> reasons, boolean sameSource) {
    static Base of(TargetFormat format, Occupant occupant, Desired desired, Rendering rendering, String sync) {
        Optional<TargetFormat> then = format.asOf(occupant.form());
        String fingerprint = Fingerprint.of(desired.asset()).value();
        boolean sameAsset = occupant.mark()
                .filter(mark -> mark.fingerprint().equals(fingerprint))
                .isPresent();
        if (sameAsset && then.equals(Optional.of(format))) {
            return new Base(rendering.form(), Optional.empty(), List.of(), true);
        }
        Recall recall = format.recall(occupant.form());
        if (recall instanceof Recall.Known known && then.isPresent()) {
            return known(then.get(), known.asset(), desired, sync);
        }
        String found = recall instanceof Recall.Damaged damaged ? damaged.reason() : "no base is kept";
        Optional<Asset> prior = prior(recall);
        return new Base(
                unknown(occupant.form(), rendering.form()),
                prior,
                List.of(rebased(found)),
                prior.filter(asset -> isOf(asset, desired)).isPresent());
    }

    /** @param rendered what is desired */
    static Base of(
            TargetFormat format, ContainerOccupant occupant, DesiredContainer wanted, Form rendered, String sync) {
        Optional<TargetFormat> then = format.asOf(occupant.form());
        Optional<Container> prior = format.recallContainer(occupant.form());
        if (then.isEmpty() || prior.isEmpty()) {
            return new Base(
                    unknown(occupant.form(), rendered), Optional.empty(), List.of(rebased("no base is kept")), false);
        }
        return new Base(
                then.get().renderContainer(prior.get(), wanted.name(), sync).form(),
                Optional.empty(),
                TreeDiff.between(AssetTrees.toTree(prior.get()), AssetTrees.toTree(wanted.source())),
                true);
    }

    private static Base known(TargetFormat format, Asset prior, Desired desired, String sync) {
        List<Reason> reasons = TreeDiff.between(AssetTrees.toTree(prior), AssetTrees.toTree(desired.asset()));
        try {
            Form form = format.render(prior, desired.address(), sync).form();
            return new Base(form, Optional.of(prior), reasons, isOf(prior, desired));
        } catch (UnsupportedMetadataException e) {
            return new Base(Form.empty(), Optional.of(prior), List.of(rebased(e.getMessage())), isOf(prior, desired));
        }
    }

    private static boolean isOf(Asset prior, Desired desired) {
        return prior.id().equals(desired.id());
    }

    private static Optional<Asset> prior(Recall recall) {
        return recall instanceof Recall.Known known ? Optional.of(known.asset()) : Optional.empty();
    }

    /**
     * Without a base nobody can tell our change from theirs. What is there counts as edited by others where it differs from what is desired,
     * so that no edit is lost; what is not there yet counts as never written.
     */
    private static Form unknown(Form actual, Form desired) {
        TreeMap<FieldPath, Form.Value> fields = new TreeMap<>(desired.fields());
        fields.keySet().retainAll(actual.fields().keySet());
        return new Form(fields);
    }

    private static Reason rebased(String found) {
        return new Reason(Cause.REBASED, "", found, "");
    }
}
