package dev.lockstep.sandbox.glue.rules;

import java.util.List;
import java.util.stream.Collectors;

/** One unmet constraint. @param path the member */
record Violation(String value, Place path, String constraint) {
    private static final int LONGEST_ECHO = 1024;

    /** @param value as it was sent; the service repeats it, this sandbox only its beginning */
    static Violation of(String value, Place path, String constraint) {
        String echo = value.length() <= LONGEST_ECHO ? value : value.substring(0, LONGEST_ECHO) + "…";
        return new Violation("'" + echo + "'", path, constraint);
    }

    static Violation missing(Place path) {
        return new Violation("null", path, "Member must not be null");
    }

    /** The answer of the service to a request with these violations. */
    static ServiceError error(List<Violation> violations) {
        String count = violations.size() + (violations.size() == 1 ? " validation error" : " validation errors");
        return ServiceError.validation(violations.stream()
                .map(Violation::toString)
                .collect(Collectors.joining("; ", count + " detected: ", "")));
    }

    @Override
    public String toString() {
        return "Value %s at '%s' failed to satisfy constraint: %s".formatted(value, path, constraint);
    }
}
