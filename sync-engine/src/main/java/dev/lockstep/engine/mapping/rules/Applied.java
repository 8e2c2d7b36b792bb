package dev.lockstep.engine.mapping.rules;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Column;
import java.util.List;

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

    /** Whether the part at {@code other} is this one, belongs to it, or is where its new name is kept. */
    public boolean covers(List<String> other) {
        boolean within =
                other.size() >= path.size() && other.subList(0, path.size()).equals(path);
        return within || isColumnName() && other.equals(wish());
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
