package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What an asset means to a business user.
 *
 * @param usage what the asset is for
 * @param representativeKey the key column that stands for a compound key
 * @param dimensions of an analytic model, in the source's order
 * @param measures in the source's order
 * @param hierarchies in the source's order
 * @param variables variables and input parameters, in the source's order
 * @param accessControls names of the row-level access controls that protect the asset, in the source's order
 * @param exposed whether the source offers the asset to consumers outside
 * @param deltaCapture whether the source records changes of the asset's rows
 */
public record Semantics(
        Usage usage,
        Optional<String> representativeKey,
        List<Dimension> dimensions,
        List<Measure> measures,
        List<Hierarchy> hierarchies,
        List<Variable> variables,
        List<String> accessControls,
        boolean exposed,
        boolean deltaCapture) {
    /** NONE: the source does not say. */
    public enum Usage {
        NONE,
        RELATIONAL,
        FACT,
        DIMENSION,
        TEXT,
        HIERARCHY,
        HIERARCHY_WITH_DIRECTORY,
        CUBE
    }

    private static final Semantics NONE = new Semantics(
            Usage.NONE, Optional.empty(), List.of(), List.of(), List.of(), List.of(), List.of(), false, false);

    public Semantics {
        requireNonNull(usage, "usage is null");
        requireNonNull(representativeKey, "representativeKey is null");
        dimensions = Checks.copy(dimensions, "dimensions");
        measures = Checks.copy(measures, "measures");
        hierarchies = Checks.copy(hierarchies, "hierarchies");
        variables = Checks.copy(variables, "variables");
        accessControls = Checks.copy(accessControls, "accessControls");
    }

    public static Semantics none() {
        return NONE;
    }
}
