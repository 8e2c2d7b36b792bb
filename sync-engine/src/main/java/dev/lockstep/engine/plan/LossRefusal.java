package dev.lockstep.engine.plan;

import dev.lockstep.engine.mapping.Desired;
import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.model.Loss;
import dev.lockstep.spi.Rendering;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Refuses an asset that loses more than the policy allows. */
public final class LossRefusal {
    private LossRefusal() {}

    /** Losses of reading and of rendering count alike. */
    public static Optional<Refusal> of(LossPolicy policy, Desired desired, Rendering rendering) {
        List<Loss> losses = Stream.concat(desired.losses().stream(), rendering.losses().stream())
                .toList();
        return policy.stopping(losses).map(loss -> {
            String severity = loss.severity().name().toLowerCase(Locale.ROOT);
            return new Refusal(
                    desired.id().toString(),
                    "`policy.on-loss` stops it: %s %s: %s".formatted(loss.path(), severity, loss.reason()),
                    "Change it in the source or by a rule, or set `policy.on-loss` to `%s: report`."
                            .formatted(severity));
        });
    }
}
