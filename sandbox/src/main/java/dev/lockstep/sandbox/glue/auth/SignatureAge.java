package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.http.Exchange;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/** Refuses signatures whose time is more than five minutes off. Source: AWS, Signature Version 4, the time stamp of a request. */
final class SignatureAge {
    private static final Duration ALLOWED = Duration.ofMinutes(5);
    private static final DateTimeFormatter FORM =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private final Clock clock;

    SignatureAge(Clock clock) {
        this.clock = clock;
    }

    /** In the service's words; empty if the time is right, or is none, which makes the signature a wrong one. */
    Optional<String> problem(Exchange exchange) {
        return exchange.header("X-Amz-Date").flatMap(SignatureAge::parse).flatMap(this::problem);
    }

    private Optional<String> problem(Instant signed) {
        Instant now = clock.instant();
        if (signed.isBefore(now.minus(ALLOWED))) {
            return Optional.of("Signature expired: %s is now earlier than %s (%s - 5 min.)"
                    .formatted(FORM.format(signed), FORM.format(now.minus(ALLOWED)), FORM.format(now)));
        }
        return signed.isAfter(now.plus(ALLOWED))
                ? Optional.of("Signature not yet current: %s is still later than %s (%s + 5 min.)"
                        .formatted(FORM.format(signed), FORM.format(now.plus(ALLOWED)), FORM.format(now)))
                : Optional.empty();
    }

    private static Optional<Instant> parse(String text) {
        try {
            return Optional.of(Instant.from(FORM.parse(text)));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }
}
