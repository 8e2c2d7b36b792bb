package dev.lockstep.datasphere.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** Reads the {@code Retry-After} header: seconds or an HTTP date. Source: RFC 9110, 10.2.3. Pure. */
final class RetryAfter {
    private RetryAfter() {}

    /** @param now for a date; a date in the past is no wait. Empty when there is no header or it cannot be read. */
    static Optional<Duration> parse(String header, Instant now) {
        String text = header.strip();
        if (text.isEmpty()) {
            return Optional.empty();
        }
        try {
            if (text.chars().allMatch(c -> c >= '0' && c <= '9')) {
                return Optional.of(Duration.ofSeconds(Long.parseLong(text)));
            }
            Instant date = Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text));
            Duration wait = Duration.between(now, date);
            return Optional.of(wait.isNegative() ? Duration.ZERO : wait);
        } catch (DateTimeException | NumberFormatException e) {
            return Optional.empty();
        }
    }
}
