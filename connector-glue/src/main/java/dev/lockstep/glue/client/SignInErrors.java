package dev.lockstep.glue.client;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/**
 * Turns what the SDK's providers of credentials throw into ours. They tell apart by text only, and repeat what a credential process printed: that
 * may be a secret, so neither it nor the exception that holds it goes any further.
 */
final class SignInErrors {
    private static final Pattern EXIT = Pattern.compile("non-zero exit value \\((-?\\d+)\\)");

    private SignInErrors() {}

    /** @param means by which it was tried to sign in */
    static SyncException translate(String means, RuntimeException e) {
        if (e instanceof SyncException known) {
            return known;
        }
        String said = said(e);
        if (said.contains("process-based")) {
            return refused("glue.credential-process", means, process(said), Remedies.PROCESS, null);
        }
        if (said.contains("SSO session") || said.contains("SSO token")) {
            return refused(
                    "glue.sso-expired", means, "the SSO session has expired or was never begun", Remedies.SSO, e);
        }
        if (said.contains("re-authenticate")) {
            return refused("glue.login-expired", means, "the login session has expired", Remedies.LOGIN, e);
        }
        Optional<Throwable> missing = find(e, NoSuchFileException.class::isInstance);
        if (missing.isPresent()) {
            String reason = "the file %s is not there".formatted(missing.get().getMessage());
            return refused("glue.token-file", means, reason, Remedies.TOKEN_FILE, e);
        }
        return byClass(means, said, e);
    }

    private static SyncException byClass(String means, String said, RuntimeException e) {
        Optional<Throwable> service = find(e, AwsServiceException.class::isInstance);
        if (service.isPresent()) {
            AwsServiceException refusal = (AwsServiceException) service.get();
            return refused("glue.role-denied", means, reason(refusal), Remedies.PROFILE_ROLE, e);
        }
        if (said.contains("from any of the providers in the chain")) {
            return refused("glue.no-credentials", means, "no link of it has any", Remedies.NO_CREDENTIALS, e);
        }
        if (find(e, IOException.class::isInstance).isPresent()) {
            String reason = find(e, IOException.class::isInstance).get().toString();
            return new RemoteException("glue.unreachable", message(means, reason), Remedies.NO_HOST, e);
        }
        String reason = said.contains("no credentials") ? "it holds no credentials" : String.valueOf(e.getMessage());
        return refused("glue.no-credentials", means, reason, Remedies.PROFILE, e);
    }

    private static String process(String said) {
        Matcher exit = EXIT.matcher(said);
        return exit.find()
                ? "its credential process ended with exit code " + exit.group(1)
                : "its credential process did not print the JSON that it should";
    }

    private static String reason(AwsServiceException e) {
        return Optional.ofNullable(e.awsErrorDetails())
                .map(details -> details.errorCode() + ": " + details.errorMessage())
                .orElse("status " + e.statusCode());
    }

    private static AccessException refused(String code, String means, String reason, String remedy, Throwable cause) {
        return new AccessException(code, message(means, reason), remedy, cause);
    }

    private static String message(String means, String reason) {
        return "Cannot sign in with %s: %s".formatted(means, reason);
    }

    private static String said(Throwable e) {
        return ClientErrors.causes(e).map(Throwable::toString).collect(Collectors.joining("\n"));
    }

    private static Optional<Throwable> find(Throwable e, Predicate<Throwable> wanted) {
        return ClientErrors.causes(e).filter(wanted).findFirst();
    }
}
