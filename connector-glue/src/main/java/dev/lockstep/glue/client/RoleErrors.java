package dev.lockstep.glue.client;

import java.util.Optional;
import software.amazon.awssdk.awscore.exception.AwsServiceException;

/** What STS says when it gives no session. Source: STS API, AssumeRole and AssumeRoleWithWebIdentity. */
final class RoleErrors {
    private static final String WEB = "sts:AssumeRoleWithWebIdentity";

    private RoleErrors() {}

    static Optional<RuntimeException> find(AwsServiceException e, String code, Attempt attempt) {
        if (!attempt.action().startsWith("sts:Assume")) {
            return Optional.empty();
        }
        boolean web = attempt.action().equals(WEB);
        if (ErrorCodes.DENIED.contains(code)) {
            return GlueErrors.denied("glue.role-denied", web ? Remedies.WEB_ROLE : Remedies.ROLE, e, code, attempt);
        }
        if (ErrorCodes.WEB_TOKEN.contains(code) || web && ErrorCodes.EXPIRED.contains(code)) {
            return GlueErrors.denied("glue.web-token", Remedies.WEB_TOKEN, e, code, attempt);
        }
        if (ErrorCodes.SESSION.contains(code)) {
            return GlueErrors.denied("glue.role-session", Remedies.SESSION, e, code, attempt);
        }
        return ErrorCodes.STS_REGION.contains(code)
                ? GlueErrors.denied("glue.sts-region", Remedies.STS_REGION, e, code, attempt)
                : Optional.empty();
    }
}
