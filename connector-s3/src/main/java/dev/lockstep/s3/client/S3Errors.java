package dev.lockstep.s3.client;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkException;

/** Turns what S3 refuses into our exceptions. Source of the codes: Amazon S3 API Reference, "Error responses". Pure. */
final class S3Errors {
    private static final Set<String> ELSEWHERE = Set.of("PermanentRedirect", "AuthorizationHeaderMalformed");
    private static final Set<String> SIGN_IN = Set.of(
            "ExpiredToken",
            "InvalidAccessKeyId",
            "InvalidToken",
            "RequestTimeTooSkewed",
            "SignatureDoesNotMatch",
            "TokenRefreshRequired");
    private static final Pattern EXPECTED_REGION = Pattern.compile("expecting '([a-z0-9-]+)'");
    private static final int MAX_QUOTE = 300;

    private S3Errors() {}

    static SyncException translate(SdkException e, String bucket, String region) {
        if (!(e instanceof AwsServiceException service)) {
            return ClientErrors.translate(e, bucket);
        }
        Optional<AwsErrorDetails> details = Optional.ofNullable(service.awsErrorDetails());
        String code = details.map(AwsErrorDetails::errorCode).orElse("");
        String message = details.map(AwsErrorDetails::errorMessage).orElse("");
        if (service.statusCode() == 301 || ELSEWHERE.contains(code)) {
            return elsewhere(service, bucket, region);
        }
        String found = attempt(bucket) + "the answer was %d %s".formatted(service.statusCode(), quote(code, message));
        if (code.equals("NoSuchBucket")) {
            return new RemoteException(
                    "s3.no-such-bucket", attempt(bucket) + "there is no such bucket", Remedies.BUCKET, e);
        }
        if (SIGN_IN.contains(code)) {
            return new AccessException("s3.not-signed-in", found, Remedies.SIGN_IN, e);
        }
        if (service.statusCode() == 403) {
            return new AccessException("s3.access-denied", found, Remedies.LIST.formatted(bucket), e);
        }
        if (service.statusCode() >= 500 || service.statusCode() == 429) {
            return new RemoteException("s3.unavailable", found, Remedies.LATER, e);
        }
        return code.isEmpty() || code.equals(String.valueOf(service.statusCode()))
                ? new RemoteException("s3.not-s3", found, Remedies.ENDPOINT, e)
                : new RemoteException("s3.refused", found, Remedies.SETTINGS, e);
    }

    static RemoteException notS3(String bucket, String found) {
        return new RemoteException("s3.not-s3", attempt(bucket) + found, Remedies.ENDPOINT);
    }

    /** What is common to all messages; what was found follows. */
    static String attempt(String bucket) {
        return "Cannot list bucket %s: ".formatted(bucket);
    }

    private static RemoteException elsewhere(AwsServiceException e, String bucket, String region) {
        Optional<String> right = rightRegion(e);
        String found = right.map(name -> "it lies in region %s, not in %s".formatted(name, region))
                .orElse("it does not lie in region " + region);
        String remedy = right.map("Set `region: %s`."::formatted).orElse(Remedies.REGION);
        return new RemoteException("s3.wrong-region", attempt(bucket) + found, remedy, e);
    }

    private static Optional<String> rightRegion(AwsServiceException e) {
        Optional<AwsErrorDetails> details = Optional.ofNullable(e.awsErrorDetails());
        Optional<String> header = details.map(AwsErrorDetails::sdkHttpResponse)
                .flatMap(response -> response.firstMatchingHeader("x-amz-bucket-region"));
        Matcher words = EXPECTED_REGION.matcher(
                details.map(AwsErrorDetails::errorMessage).orElse(""));
        return header.isEmpty() && words.find() ? Optional.of(words.group(1)) : header;
    }

    /** Whatever answered may not be S3 and may have sent anything. */
    private static String quote(String code, String message) {
        String line = "%s (%s)".formatted(code, message).replaceAll("\\s+", " ");
        return line.length() <= MAX_QUOTE ? line : line.substring(0, MAX_QUOTE) + "…";
    }
}
