package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Asset;
import java.util.List;
import java.util.Optional;

/**
 * An asset after the rules.
 *
 * @param source as the source has it
 * @param asset as it is desired; this is what the target keeps as the model, so that the next run compares like with like
 * @param targetName name to start from in the target, where a rule gives another than the technical one
 * @param excludedBy the rule that leaves the asset out
 * @param matched ids of the rules that matched, in the configuration's order
 * @param applied what the rules did, in the configuration's order
 */
public record Mapped(
        Asset source,
        Asset asset,
        Optional<String> targetName,
        Optional<String> excludedBy,
        List<String> matched,
        List<Applied> applied) {
    public Mapped {
        requireNonNull(source, "source is null");
        requireNonNull(asset, "asset is null");
        requireNonNull(targetName, "targetName is null");
        requireNonNull(excludedBy, "excludedBy is null");
        matched = List.copyOf(matched);
        applied = List.copyOf(applied);
    }

    /** The asset as it is, without any rule. */
    public static Mapped unchanged(Asset asset) {
        return new Mapped(asset, asset, Optional.empty(), Optional.empty(), List.of(), List.of());
    }

    /** The name to start from in the target. */
    public String publishedName() {
        return targetName.orElse(source.id().name());
    }
}
