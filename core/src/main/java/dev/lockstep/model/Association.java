package dev.lockstep.model;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * A named link to another asset.
 *
 * @param name technical name, unique in the asset
 * @param label shown text
 * @param target asset at the other end; may be one that does not exist
 * @param kind what the link is for
 * @param joins pairs of columns that must be equal, when the condition is nothing but that
 * @param condition the condition as the source wrote it, when it is more than {@code joins} can say
 * @param cardinality how many targets one row has, absent when the source does not say
 * @param rest what the model does not spell out
 */
public record Association(
        String name,
        Texts label,
        AssetRef target,
        Kind kind,
        List<Join> joins,
        Optional<Tree> condition,
        Optional<Cardinality> cardinality,
        Tree.Node rest) {
    public enum Kind {
        PLAIN,
        COMPOSITION
    }

    /** @param column in this asset; @param targetColumn in the target */
    public record Join(String column, String targetColumn) {
        public Join {
            Checks.notEmpty(column, "column");
            Checks.notEmpty(targetColumn, "targetColumn");
        }
    }

    /** As written: {@code min} {@code 0}, {@code max} {@code 1} or {@code *}. */
    public record Cardinality(Optional<String> source, Optional<String> min, Optional<String> max) {
        public Cardinality {
            requireNonNull(source, "source is null");
            requireNonNull(min, "min is null");
            requireNonNull(max, "max is null");
        }
    }

    public Association {
        Checks.notEmpty(name, "name");
        requireNonNull(label, "label is null");
        requireNonNull(target, "target is null");
        requireNonNull(kind, "kind is null");
        joins = Checks.copy(joins, "joins");
        requireNonNull(condition, "condition is null");
        requireNonNull(cardinality, "cardinality is null");
        requireNonNull(rest, "rest is null");
    }
}
