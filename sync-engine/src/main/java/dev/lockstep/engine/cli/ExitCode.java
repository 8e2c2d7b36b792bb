package dev.lockstep.engine.cli;

import dev.lockstep.engine.RunReport.Verdict;

/** What a command tells the shell. */
final class ExitCode {
    static final int DONE = 0;
    static final int FAILED = 1;
    static final int CONFIGURATION = 2;
    static final int CHANGES_PENDING = 3;
    static final int PARTIAL = 4;

    private ExitCode() {}

    static int of(Verdict verdict) {
        return switch (verdict) {
            case DONE -> DONE;
            case PARTIAL -> PARTIAL;
            case FAILED -> FAILED;
        };
    }
}
