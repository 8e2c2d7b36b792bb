package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Column;
import dev.lockstep.model.Curated;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * What a rule did to one part of an asset.
 *
 * @param rule its id
 * @param path of the part in the canonical tree, as in {@link dev.lockstep.model.fingerprint.Fact}
 * @param before what the source says, empty when nothing
 * @param after what is desired, empty when nothing
 */
public record Applied(String rule, List<String> path, String before, String after) {
    private static final int NAME = 2;
    private static final Set<String> CURATED = Set.of(
            "label",
            "description",
            "owner",
            "steward",
            "contact",
            "certification",
            "tags",
            "glossaryTerms",
            "customProperties");

    public Applied {
        requireNonNull(rule, "rule is null");
        path = List.copyOf(path);
        requireNonNull(before, "before is null");
        requireNonNull(after, "after is null");
    }

    /** The path for people. */
    public String shownPath() {
        return String.join("/", path);
    }

    /** Whether the part at {@code other} is this one, belongs to it, or is where its new name or the mark of what people say is kept. */
    public boolean covers(List<String> other) {
        return isWithin(other, path)
                || isColumnName() && other.equals(wish())
                || curatedPart().isPresent() && isWithin(other, curatedMark());
    }

    /** The part of the asset or column that a person says in place of the source; empty when it is something else that was changed. */
    Optional<String> curatedPart() {
        List<String> part = path.subList(isOfColumn() ? 2 : 0, path.size());
        return Optional.of(part.get(part.size() > 1 && part.get(0).equals("stewardship") ? 1 : 0))
                .filter(CURATED::contains);
    }

    boolean isOfColumn() {
        return path.size() > 2 && path.get(0).equals("columns");
    }

    private List<String> curatedMark() {
        return isOfColumn() ? List.of("columns", path.get(1), "rest", Curated.KEY) : List.of("rest", Curated.KEY);
    }

    private static boolean isWithin(List<String> part, List<String> whole) {
        return part.size() >= whole.size() && part.subList(0, whole.size()).equals(whole);
    }

    private boolean isColumnName() {
        return path.size() == NAME + 1
                && path.get(0).equals("columns")
                && path.get(NAME).equals("name");
    }

    private List<String> wish() {
        return List.of("columns", path.get(1), "rest", Column.TARGET_NAME);
    }
}
