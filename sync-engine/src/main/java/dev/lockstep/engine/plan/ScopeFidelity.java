package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

/**
 * What becomes of everything in one container of the source, in numbers.
 *
 * @param container name in the source
 * @param assets objects that were read as assets
 * @param skipped objects that are no assets on purpose
 * @param failed objects that could not be read
 * @param withheld assets that are not brought over, each for a reason that is told
 * @param facts facts of all assets, counted at the source
 * @param withheldFacts those of them that are in assets not brought over
 * @param fidelity what becomes of the others
 */
public record ScopeFidelity(
        String container,
        int assets,
        int skipped,
        int failed,
        int withheld,
        long facts,
        long withheldFacts,
        Fidelity fidelity) {
    public ScopeFidelity {
        requireNonNull(container, "container is null");
        requireNonNull(fidelity, "fidelity is null");
    }

    /** Objects of every kind; in a CSN document its definitions. */
    public int objects() {
        return assets + skipped + failed;
    }

    /** Whether no fact is missing: each is kept, reported, or in an asset that is reported as a whole. */
    public boolean addsUp() {
        return facts + fidelity.added() == fidelity.kept() + fidelity.reported() + withheldFacts;
    }

    ScopeFidelity plus(ScopeFidelity other) {
        return new ScopeFidelity(
                "",
                assets + other.assets,
                skipped + other.skipped,
                failed + other.failed,
                withheld + other.withheld,
                facts + other.facts,
                withheldFacts + other.withheldFacts,
                fidelity.plus(other.fidelity));
    }
}
