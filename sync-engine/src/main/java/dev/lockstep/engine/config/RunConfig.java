package dev.lockstep.engine.config;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.AssetKind;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a run is to do.
 *
 * @param name of the sync; marks what it owns in the target, so a changed name is a new sync
 * @param source system to read
 * @param target system to write
 * @param mapping how source names and texts become target names and texts
 * @param policy what may be done to what is there already
 * @param priority every kind once; earlier kinds are written first
 * @param state where the run keeps what the target cannot carry
 */
public record RunConfig(
        String name,
        ConnectorConfig source,
        ConnectorConfig target,
        MappingConfig mapping,
        PolicyConfig policy,
        List<AssetKind> priority,
        StateConfig state) {
    /** The order of writing when the configuration does not say. */
    public static final List<AssetKind> DEFAULT_PRIORITY =
            List.of(AssetKind.ANALYTIC_MODEL, AssetKind.TABLE, AssetKind.VIEW, AssetKind.COLLECTION, AssetKind.DATASET);

    /** What a name may be: it goes into parameters, lock and file names. */
    static final Pattern NAME = Pattern.compile("[A-Za-z0-9._-]{1,100}");

    public RunConfig {
        if (!NAME.matcher(requireNonNull(name, "name is null")).matches()) {
            throw new IllegalArgumentException("a name has 1 to 100 letters, digits, dots, underscores or hyphens");
        }
        requireNonNull(source, "source is null");
        requireNonNull(target, "target is null");
        requireNonNull(mapping, "mapping is null");
        requireNonNull(policy, "policy is null");
        priority = List.copyOf(priority);
        requireNonNull(state, "state is null");
    }
}
