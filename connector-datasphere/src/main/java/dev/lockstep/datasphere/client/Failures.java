package dev.lockstep.datasphere.client;

import dev.lockstep.datasphere.client.Reply.Failure;
import dev.lockstep.datasphere.client.Reply.Reason;

/** Puts a verdict into words. Pure. */
final class Failures {
    static final String SCOPED_ROLE =
            "Assign the technical user of the OAuth client a scoped role in this space, such as DW Viewer.";
    private static final String LATER =
            "Run again later; if it persists, see the status of SAP Datasphere or raise request-timeout.";

    private Failures() {}

    /** For any verdict but content, a missing account and a refused token. */
    static Failure of(Verdict verdict) {
        if (verdict instanceof Verdict.Forbidden forbidden) {
            return failure(Reason.FORBIDDEN, answered(403, forbidden.message()), SCOPED_ROLE);
        }
        if (verdict instanceof Verdict.NotFound missing) {
            return failure(Reason.NOT_FOUND, answered(404, missing.message()), "");
        }
        if (verdict instanceof Verdict.LoginPage) {
            return failure(
                    Reason.PAGE,
                    "answered with an HTML page instead of data",
                    "Check url; if it is right, this interface is not open to the OAuth client: give its technical user a scoped role.");
        }
        if (verdict instanceof Verdict.NotAcceptable refusal) {
            return failure(Reason.REFUSED, answered(406, refusal.message()), "");
        }
        if (verdict instanceof Verdict.Throttled) {
            return failure(
                    Reason.UNAVAILABLE, "kept answering 429: too many requests", "Lower max-requests-per-minute.");
        }
        if (verdict instanceof Verdict.Unavailable fault) {
            return failure(Reason.UNAVAILABLE, answered(fault.status(), fault.message()), LATER);
        }
        if (verdict instanceof Verdict.Truncated truncated) {
            return failure(Reason.UNAVAILABLE, truncated.reason(), LATER);
        }
        if (verdict instanceof Verdict.Malformed malformed) {
            return failure(
                    Reason.MALFORMED, malformed.reason(), "Check url: this does not look like a Datasphere tenant.");
        }
        if (verdict instanceof Verdict.Redirected redirected) {
            return failure(
                    Reason.REFUSED,
                    "redirected to " + redirected.target().getHost(),
                    "Configure url with the tenant's own host.");
        }
        if (verdict instanceof Verdict.Refused refused) {
            return failure(Reason.REFUSED, answered(refused.status(), refused.message()), "");
        }
        throw new IllegalStateException(
                "not a failure of one call: " + verdict.getClass().getSimpleName());
    }

    static Failure unavailable(String cause) {
        return failure(Reason.UNAVAILABLE, cause, LATER);
    }

    private static Failure failure(Reason reason, String cause, String remedy) {
        return new Failure(reason, cause, remedy);
    }

    private static String answered(int status, String message) {
        return message.isEmpty() ? "answered " + status : "answered " + status + " (" + message + ")";
    }
}
