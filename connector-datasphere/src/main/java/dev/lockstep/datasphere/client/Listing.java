package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a list gave.
 *
 * @param items those seen, also when the list broke off
 * @param failure why items may be missing; absent when all were seen
 */
record Listing<T>(List<T> items, Optional<Reply.Failure> failure) {
    Listing {
        items = List.copyOf(items);
        requireNonNull(failure, "failure is null");
    }

    static <T> Listing<T> complete(List<T> items) {
        return new Listing<>(items, Optional.empty());
    }

    static <T> Listing<T> broken(List<T> items, Reply.Failure failure) {
        return new Listing<>(items, Optional.of(failure));
    }
}
