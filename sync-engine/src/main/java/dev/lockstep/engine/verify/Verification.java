package dev.lockstep.engine.verify;

import java.util.List;

/**
 * What a fresh look at the target found.
 *
 * @param verified number of objects that stand as desired
 * @param mismatches what does not, though the run says it was written; sorted
 */
public record Verification(int verified, List<String> mismatches) {
    public Verification {
        mismatches = mismatches.stream().sorted().toList();
    }

    public boolean isClean() {
        return mismatches.isEmpty();
    }
}
