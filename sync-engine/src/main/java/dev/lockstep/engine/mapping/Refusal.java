package dev.lockstep.engine.mapping;

import static java.util.Objects.requireNonNull;

/**
 * Something that will not be brought over.
 *
 * @param subject what: an asset, container or address, as people name it
 * @param reason what was found
 * @param remedy what to do, may be empty
 */
public record Refusal(String subject, String reason, String remedy) implements Comparable<Refusal> {
    public Refusal {
        requireNonNull(subject, "subject is null");
        requireNonNull(reason, "reason is null");
        requireNonNull(remedy, "remedy is null");
    }

    @Override
    public int compareTo(Refusal other) {
        int bySubject = subject.compareTo(other.subject);
        return bySubject != 0 ? bySubject : reason.compareTo(other.reason);
    }
}
