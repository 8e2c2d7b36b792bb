package dev.lockstep.glue.client;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.http.SdkHttpResponse;

/**
 * How long an answer asks its reader to wait: the {@code Retry-After} header, seconds or a date, which is measured from the {@code Date} of the
 * same answer. Source: RFC 9110, 10.2.3. Pure.
 */
final class RetryAfter {
    private RetryAfter() {}

    /** Empty when nothing is asked for, or nothing that can be understood. */
    static Optional<Duration> of(Throwable e) {
        return e instanceof AwsServiceException service
                ? Optional.ofNullable(service.awsErrorDetails())
                        .map(AwsErrorDetails::sdkHttpResponse)
                        .flatMap(RetryAfter::of)
                : Optional.empty();
    }

    private static Optional<Duration> of(SdkHttpResponse answer) {
        return answer.firstMatchingHeader("Retry-After")
                .map(String::strip)
                .flatMap(text -> text.matches("\\d{1,9}")
                        ? Optional.of(Duration.ofSeconds(Long.parseLong(text)))
                        : until(text, answer));
    }

    private static Optional<Duration> until(String date, SdkHttpResponse answer) {
        Optional<Instant> now = answer.firstMatchingHeader("Date").flatMap(RetryAfter::instant);
        return instant(date)
                .flatMap(then -> now.map(sent -> Duration.between(sent, then)))
                .map(wait -> wait.isNegative() ? Duration.ZERO : wait);
    }

    private static Optional<Instant> instant(String date) {
        try {
            return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(date.strip())));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
