package dev.lockstep.engine.partitions;

import static java.util.Objects.requireNonNull;

/**
 * That no partition may go, whatever the plan says.
 *
 * @param why it may not; @param remedy what to do
 */
public record Withheld(String why, String remedy) {
    public Withheld {
        requireNonNull(why, "why is null");
        requireNonNull(remedy, "remedy is null");
    }
}
