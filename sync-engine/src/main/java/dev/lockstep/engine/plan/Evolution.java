package dev.lockstep.engine.plan;

import static java.util.Objects.requireNonNull;

import dev.lockstep.engine.mapping.Refusal;
import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.spi.Selection;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What happens to changes that break those who read an asset.
 *
 * @param onBreaking what to do about those of assets without a contract
 * @param let globs of addresses whose breaking changes go through, whatever else is said
 */
public record Evolution(OnBreaking onBreaking, List<String> let) {
    /** ALLOW: write them like any other; REPORT: write and mark them; BLOCK: leave the object as it is. */
    public enum OnBreaking {
        ALLOW,
        REPORT,
        BLOCK
    }

    /**
     * What SAP calls an asset whose columns and parameters stay as they are, so that others can build on it. Source: SAP Datasphere help,
     * Releasing Stable Views for Consumption.
     */
    private static final String RELEASED = "RELEASED";

    private static final Evolution STANDARD = new Evolution(OnBreaking.REPORT, List.of());

    public Evolution {
        requireNonNull(onBreaking, "onBreaking is null");
        let = List.copyOf(let);
    }

    /** Marked, and blocked where the asset was released. */
    public static Evolution standard() {
        return STANDARD;
    }

    public Evolution letting(List<String> more) {
        List<String> all = new ArrayList<>(let);
        all.addAll(more);
        return new Evolution(onBreaking, all);
    }

    /** What of the changes from {@code before} to {@code after} is to be marked. */
    List<Reason> marked(Asset before, Asset after) {
        boolean matters = onBreaking != OnBreaking.ALLOW || isReleased(before);
        return matters ? BreakingChanges.between(before, after) : List.of();
    }

    /** Why the object stays as it is. @param breaking as {@link #marked} found them, at least one */
    Optional<Refusal> refusal(Asset before, Address address, List<Reason> breaking) {
        boolean released = isReleased(before);
        boolean passes = !let.isEmpty() && Selection.of(let).matches(address.toString());
        if (passes || !released && onBreaking != OnBreaking.BLOCK) {
            return Optional.empty();
        }
        Reason first = breaking.get(0);
        String more = breaking.size() > 1 ? ", and %d more".formatted(breaking.size() - 1) : "";
        String change = "%s %s → %s".formatted(first.path(), shown(first.before()), shown(first.after()));
        return Optional.of(new Refusal(
                before.id().toString(),
                "%s stays as it is: a breaking change%s: %s%s"
                        .formatted(address, released ? " of what was released to consumers" : "", change, more),
                "Undo it in the source, or let it through with `--allow-breaking %s` or `policy.allow-breaking`."
                        .formatted(address)));
    }

    private static boolean isReleased(Asset asset) {
        return asset.stewardship()
                .releaseState()
                .filter(RELEASED::equalsIgnoreCase)
                .isPresent();
    }

    private static String shown(String value) {
        return value.isEmpty() ? "nothing" : value;
    }
}
