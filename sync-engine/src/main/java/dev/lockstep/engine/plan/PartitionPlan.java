package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import java.util.Optional;

/**
 * What would change among the partitions of one object: how many, and a digest by which a later look tells whether it would still change the
 * same. The values are not held: there may be millions.
 *
 * @param source where the source has the object; of an undo, where it stands; @param target where it stands
 * @param creates how many are new; @param updates how many changed; @param removes how many would go
 * @param unchanged how many are as desired; @param foreign how many others wrote, which are left alone
 * @param edited how many of ours hold edits of others that are kept
 * @param gone how many of ours the source no longer has and that stay; @param kept why they stay, empty when none do
 * @param digest of the changes, value by value
 * @param completeness whether all were seen, of the source and of the target
 * @param undoes run whose writes are taken back, out of its evidence; absent when the source says what there is to be
 */
public record PartitionPlan(
        Address source,
        Address target,
        int creates,
        int updates,
        int removes,
        int unchanged,
        int foreign,
        int edited,
        int gone,
        String kept,
        String digest,
        Completeness completeness,
        Optional<String> undoes) {
    /** Stands before the part of the digest that is about removals. */
    public static final String REMOVALS = "-";

    public PartitionPlan {
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        requireNonNull(kept, "kept is null");
        requireNonNull(digest, "digest is null");
        requireNonNull(completeness, "completeness is null");
        requireNonNull(undoes, "undoes is null");
    }

    /** What a sync would do. */
    public PartitionPlan(
            Address source,
            Address target,
            int creates,
            int updates,
            int removes,
            int unchanged,
            int foreign,
            int edited,
            int gone,
            String kept,
            String digest,
            Completeness completeness) {
        this(
                source,
                target,
                creates,
                updates,
                removes,
                unchanged,
                foreign,
                edited,
                gone,
                kept,
                digest,
                completeness,
                Optional.empty());
    }

    /** The same, and nothing goes. @param why it stays */
    public PartitionPlan withheld(String why) {
        String rest = digest.contains(REMOVALS) ? digest.substring(0, digest.indexOf(REMOVALS)) : digest;
        return new PartitionPlan(
                source,
                target,
                creates,
                updates,
                0,
                unchanged,
                foreign,
                edited,
                gone + removes,
                why,
                rest,
                completeness,
                undoes);
    }

    /** Whether nothing would be written. */
    public boolean isEmpty() {
        return creates + updates + removes == 0;
    }
}
