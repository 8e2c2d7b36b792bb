package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Semantics.Usage;
import java.util.Map;
import java.util.Optional;

/** What an entity is for. Source: ObjectModel.modelingPattern in exports and CSN Interop. */
final class Usages {
    static final String PATTERN = "@ObjectModel.modelingPattern";

    private static final Map<String, Usage> BY_PATTERN = Map.of(
            "DATA_STRUCTURE", Usage.RELATIONAL,
            "ANALYTICAL_FACT", Usage.FACT,
            "ANALYTICAL_DIMENSION", Usage.DIMENSION,
            "ANALYTICAL_CUBE", Usage.CUBE,
            "LANGUAGE_DEPENDENT_TEXT", Usage.TEXT,
            "ANALYTICAL_PARENT_CHILD_HIERARCHY_NODE", Usage.HIERARCHY,
            "PARENT_CHILD_HIERARCHY_NODE_PROVIDER", Usage.HIERARCHY_WITH_DIRECTORY);

    private static final Map<String, Usage> BY_CATEGORY = Map.of(
            "FACT", Usage.FACT,
            "DIMENSION", Usage.DIMENSION,
            "CUBE", Usage.CUBE,
            "TEXT", Usage.TEXT,
            "HIERARCHY", Usage.HIERARCHY);

    private Usages() {}

    /** The pattern that says what an entity is for. */
    static Optional<String> pattern(Usage usage) {
        return BY_PATTERN.entrySet().stream()
                .filter(pattern -> pattern.getValue() == usage)
                .map(Map.Entry::getKey)
                .findFirst();
    }

    static Usage take(Members definition, LossLog losses) {
        Optional<Usage> usage = definition
                .take(PATTERN, tree -> Notation.exactConstant(tree).map(BY_PATTERN::get))
                .or(() -> definition.find(PATTERN).flatMap(Notation::constant).map(BY_PATTERN::get));
        if (usage.isEmpty() && definition.find(PATTERN).isPresent()) {
            losses.note("semantics/usage", "the modelling pattern is not known");
        }
        return usage.or(() -> definition
                        .find("@Analytics.dataCategory")
                        .flatMap(Notation::constant)
                        .map(BY_CATEGORY::get))
                .orElse(Usage.NONE);
    }
}
