package dev.lockstep.engine.apply;

import dev.lockstep.engine.apply.ChangeResult.Status;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Stops a run when the target as a whole is failing: many failures and not one success between them. What is wrong with a single object or a
 * single permission does not count, the rest goes on. Thread-safe.
 */
final class Breaker {
    private static final List<String> OF_ONE_OBJECT = List.of("access-denied", "rejected", "unsupported");
    private static final int LIMIT = 20;

    private record Streak(String code, int length) {}

    private final AtomicReference<Optional<String>> tripped = new AtomicReference<>(Optional.empty());
    private final AtomicReference<Streak> streak = new AtomicReference<>(new Streak("", 0));

    void record(ChangeResult result) {
        if (result.status() == Status.FAILED && OF_ONE_OBJECT.stream().noneMatch(result.code()::endsWith)) {
            streak.updateAndGet(last -> new Streak(result.code(), last.length() + 1));
        } else if (result.succeeded() || result.status() == Status.PARTLY_WRITTEN) {
            streak.set(new Streak("", 0));
        }
    }

    /** Nothing more may be tried, whatever the target does. The first reason stays. */
    void trip(String reason) {
        tripped.compareAndSet(Optional.empty(), Optional.of("the run was stopped: " + reason));
    }

    /** Why nothing more should be tried; empty while the target works. */
    Optional<String> open() {
        return tripped.get().or(this::failing);
    }

    private Optional<String> failing() {
        Streak last = streak.get();
        return last.length() < LIMIT
                ? Optional.empty()
                : Optional.of("the run was stopped after %d failures in a row, the last one %s"
                        .formatted(last.length(), last.code()));
    }
}
