package dev.lockstep.engine.state;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.Collections;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * One execution, for the history.
 *
 * @param id of the run
 * @param sync its name
 * @param command what was run, such as {@code sync}
 * @param started when, to the millisecond
 * @param end what came of it; absent while it runs, and for ever when it was killed
 */
public record Run(String id, String sync, String command, Instant started, Optional<End> end) {
    /** @param at when, to the millisecond; @param verdict such as {@code done} or {@code partial}; @param counts by name */
    public record End(Instant at, String verdict, SortedMap<String, Long> counts) {
        public End {
            requireNonNull(at, "at is null");
            requireNonNull(verdict, "verdict is null");
            counts = Collections.unmodifiableSortedMap(new TreeMap<>(counts));
        }

        public End(Instant at, String verdict, Map<String, Long> counts) {
            this(at, verdict, new TreeMap<>(counts));
        }
    }

    public Run {
        requireNonNull(id, "id is null");
        requireNonNull(sync, "sync is null");
        requireNonNull(command, "command is null");
        requireNonNull(started, "started is null");
        requireNonNull(end, "end is null");
    }

    public static Run started(String id, String sync, String command, Instant at) {
        return new Run(id, sync, command, at, Optional.empty());
    }

    public Run ended(Instant at, String verdict, Map<String, Long> counts) {
        return new Run(id, sync, command, started, Optional.of(new End(at, verdict, counts)));
    }
}
