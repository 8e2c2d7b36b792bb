package dev.lockstep.glue.client;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.OutcomeUnknownException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.error.UnsupportedMetadataException;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;

/** Turns the SDK's exceptions into ours. */
final class GlueErrors {
    /** Code of the exception for credentials that were good once. */
    static final String EXPIRED = "glue.expired-credentials";

    private static final int SERVER_ERROR = 500;
    private static final int FORBIDDEN = 403;
    private static final int TOO_LARGE = 413;
    private static final int TOO_MANY_REQUESTS = 429;

    /** How a signature that is too old or too new is refused where its code is that of any wrong signature. */
    private static final Pattern SKEWED = Pattern.compile("Signature (expired|not yet current)");

    private GlueErrors() {}

    static RuntimeException translate(RuntimeException e, Attempt attempt) {
        if (e instanceof AwsServiceException service) {
            return fromService(service, attempt);
        }
        Optional<RuntimeException> signIn = ClientErrors.causes(e)
                .filter(SyncException.class::isInstance)
                .map(RuntimeException.class::cast)
                .findFirst();
        if (signIn.isPresent()) {
            return signIn.get(); // there were no credentials to sign with, so nothing was sent
        }
        return e instanceof SdkClientException || e instanceof CancellationException
                ? ClientErrors.translate(e, attempt)
                : e;
    }

    private static RuntimeException fromService(AwsServiceException e, Attempt attempt) {
        String code = Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorCode)
                .orElse("");
        if (ErrorCodes.THROTTLED.contains(code) || e.statusCode() == TOO_MANY_REQUESTS || e.isThrottlingException()) {
            return new RetryableException("glue.throttled", message(e, code, attempt), true, RetryAfter.of(e), e);
        }
        boolean conflict = ErrorCodes.CONFLICT.contains(code);
        if (ErrorCodes.NOT_READY.contains(code) || conflict && !attempt.isWrite()) {
            return new RetryableException("glue.not-ready", message(e, code, attempt), false, RetryAfter.of(e), e);
        }
        Optional<CatalogRefusal.Kind> refusal = conflict ? Optional.of(CatalogRefusal.Kind.CHANGED) : refusal(code);
        if (refusal.isPresent()) {
            return new CatalogRefusal(refusal.get(), e);
        }
        return clock(e, code, attempt)
                .or(() -> RoleErrors.find(e, code, attempt))
                .or(() -> access(e, code, attempt))
                .orElseGet(() -> failure(e, code, attempt));
    }

    private static Optional<CatalogRefusal.Kind> refusal(String code) {
        if (ErrorCodes.ABSENT.contains(code)) {
            return Optional.of(CatalogRefusal.Kind.ABSENT);
        }
        if (ErrorCodes.PRESENT.contains(code)) {
            return Optional.of(CatalogRefusal.Kind.PRESENT);
        }
        return ErrorCodes.CHANGED.contains(code) ? Optional.of(CatalogRefusal.Kind.CHANGED) : Optional.empty();
    }

    private static Optional<RuntimeException> clock(AwsServiceException e, String code, Attempt attempt) {
        boolean isOff = ErrorCodes.CLOCK.contains(code)
                || ErrorCodes.UNKNOWN_KEYS.contains(code)
                        && SKEWED.matcher(text(e)).find();
        return isOff ? denied("glue.clock", Remedies.CLOCK, e, code, attempt) : Optional.empty();
    }

    private static Optional<RuntimeException> access(AwsServiceException e, String code, Attempt attempt) {
        if (ErrorCodes.DENIED.contains(code)) {
            boolean lakeFormation = text(e).contains("Lake Formation");
            return denied(
                    lakeFormation ? "glue.lake-formation-denied" : "glue.access-denied",
                    lakeFormation ? Remedies.LAKE_FORMATION : Remedies.IAM.formatted(attempt.action()),
                    e,
                    code,
                    attempt);
        }
        if (ErrorCodes.ENCRYPTION.contains(code)) {
            return denied("glue.encryption", Remedies.KMS, e, code, attempt);
        }
        if (ErrorCodes.EXPIRED.contains(code)) {
            return denied(EXPIRED, Remedies.EXPIRED, e, code, attempt);
        }
        if (code.isEmpty() && e.statusCode() == FORBIDDEN) {
            return denied("glue.forbidden", Remedies.FORBIDDEN, e, code, attempt);
        }
        if (ErrorCodes.UNKNOWN_KEYS.contains(code)) {
            boolean region = text(e).contains("valid region");
            return denied(
                    region ? "glue.wrong-region" : "glue.wrong-credentials",
                    region ? Remedies.REGION : Remedies.KEYS,
                    e,
                    code,
                    attempt);
        }
        return Optional.empty();
    }

    static Optional<RuntimeException> denied(
            String ours, String remedy, AwsServiceException e, String code, Attempt attempt) {
        return Optional.of(new AccessException(ours, message(e, code, attempt), remedy, e));
    }

    private static RuntimeException failure(AwsServiceException e, String code, Attempt attempt) {
        String message = message(e, code, attempt);
        if (e.statusCode() >= SERVER_ERROR || ErrorCodes.FAILED.contains(code)) {
            return attempt.isWrite()
                    ? new OutcomeUnknownException("glue.failed", message, Remedies.UNAVAILABLE, e)
                    : new RetryableException("glue.failed", message, false, RetryAfter.of(e), e);
        }
        if (attempt.isWrite() && (ErrorCodes.REJECTED.contains(code) || e.statusCode() == TOO_LARGE)) {
            return new UnsupportedMetadataException("glue.rejected", message, Remedies.INPUT, e);
        }
        if (ErrorCodes.UNSUPPORTED.contains(code)) {
            return attempt.isWrite()
                    ? new UnsupportedMetadataException("glue.unsupported", message, Remedies.UNSUPPORTED, e)
                    : new RemoteException("glue.unsupported", message, Remedies.UNSUPPORTED, e);
        }
        return remote(e, code, message);
    }

    private static RemoteException remote(AwsServiceException e, String code, String message) {
        if (ErrorCodes.QUOTA.contains(code)) {
            return new RemoteException("glue.quota", message, Remedies.QUOTA, e);
        }
        if (ErrorCodes.FEDERATION.contains(code)) {
            return new RemoteException("glue.federation", message, Remedies.FEDERATION, e);
        }
        return ErrorCodes.NOT_GLUE.contains(code)
                ? new RemoteException("glue.not-glue", message, Remedies.ENDPOINT, e)
                : new RemoteException("glue.failed", message, Remedies.UNKNOWN, e);
    }

    private static String message(AwsServiceException e, String code, Attempt attempt) {
        return "%s failed: %s: %s (status %d, request %s)"
                .formatted(attempt, code.isEmpty() ? "no error code" : code, text(e), e.statusCode(), e.requestId());
    }

    private static String text(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(AwsErrorDetails::errorMessage)
                .orElse("no message");
    }
}
