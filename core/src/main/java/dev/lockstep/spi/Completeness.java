package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;

/**
 * Whether all of a scope was seen. Nothing may be taken for deleted in a scope that has a gap.
 *
 * @param gaps what was not seen, in the order found; none when complete
 */
public record Completeness(List<Gap> gaps) {
    private static final Completeness COMPLETE = new Completeness(List.of());

    /**
     * @param scope what was not seen, such as {@code space FINANCE, views}
     * @param cause why, such as {@code answered 403}
     * @param remedy what to do, empty when nothing can be advised
     */
    public record Gap(String scope, String cause, String remedy) {
        public Gap {
            requireNonNull(scope, "scope is null");
            requireNonNull(cause, "cause is null");
            requireNonNull(remedy, "remedy is null");
        }
    }

    public Completeness {
        gaps = List.copyOf(gaps);
    }

    public static Completeness complete() {
        return COMPLETE;
    }

    public static Completeness incomplete(String scope, String cause, String remedy) {
        return new Completeness(List.of(new Gap(scope, cause, remedy)));
    }

    public boolean isComplete() {
        return gaps.isEmpty();
    }

    /** The gaps of both. */
    public Completeness and(Completeness other) {
        List<Gap> all = new ArrayList<>(gaps);
        all.addAll(other.gaps);
        return all.isEmpty() ? COMPLETE : new Completeness(all);
    }
}
