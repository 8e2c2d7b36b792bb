package dev.lockstep.engine.verify;

import java.util.List;

/**
 * What a fresh look at the target found.
 *
 * @param confirmed number of changes that the target shows as written
 * @param mismatches changes that it does not show though it took them, one sentence each, sorted
 */
public record Verification(int confirmed, List<String> mismatches) {
    public Verification {
        mismatches = mismatches.stream().sorted().toList();
    }

    public boolean isClean() {
        return mismatches.isEmpty();
    }
}
