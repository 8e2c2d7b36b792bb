package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/**
 * Which losses stop an asset. A note never does: what it is about is carried completely.
 *
 * @param degraded what to do where the target says less than the source
 * @param dropped what to do where something is not carried at all
 */
public record LossPolicy(OnLoss degraded, OnLoss dropped) {
    /** REPORT: say so and go on; FAIL: do not bring the asset over. */
    public enum OnLoss {
        REPORT,
        FAIL
    }

    private static final LossPolicy STANDARD = new LossPolicy(OnLoss.REPORT, OnLoss.REPORT);

    public LossPolicy {
        requireNonNull(degraded, "degraded is null");
        requireNonNull(dropped, "dropped is null");
    }

    /** Everything is reported and nothing stopped. */
    public static LossPolicy standard() {
        return STANDARD;
    }

    /** The heaviest loss that stops the asset, the first in order among those. */
    Optional<Loss> stopping(Collection<Loss> losses) {
        return losses.stream()
                .filter(loss -> on(loss.severity()) == OnLoss.FAIL)
                .min(Comparator.comparing(Loss::severity).reversed().thenComparing(Comparator.naturalOrder()));
    }

    private OnLoss on(Severity severity) {
        return switch (severity) {
            case NOTE -> OnLoss.REPORT;
            case DEGRADED -> degraded;
            case DROPPED -> dropped;
        };
    }
}
