package dev.lockstep.glue.client;

import dev.lockstep.error.RetryableException;

/** What a person can do. */
final class Remedies {
    static final String IAM =
            "Allow %s on the catalog, the database and the table in the IAM policy of the principal named in the message.";
    static final String LAKE_FORMATION =
            "Grant the principal named in the message the missing permission in Lake Formation; an IAM policy alone is not enough there.";
    static final String KMS =
            "The catalog is encrypted: allow kms:Decrypt and kms:GenerateDataKey on its key, and see that the key is enabled.";
    static final String EXPIRED =
            "Renew the session credentials, or use credentials of type `default`, which renew themselves.";
    static final String CLOCK =
            "Set the clock of this machine; AWS takes signatures that are at most five minutes off.";
    static final String FORBIDDEN =
            "Check `endpoint` and what lies before it, such as a proxy, a firewall or the policy of a VPC endpoint: it refused the call.";
    static final String KEYS =
            "Check access key id, secret access key and session token, and that the clock of this machine is right.";
    static final String REGION = "Check `region`: the endpoint belongs to another one.";
    static final String ENDPOINT = "Check `endpoint`: what answers there is not AWS Glue.";
    static final String NO_CREDENTIALS =
            "Set credentials in the configuration, or give the SDK's default chain some: environment, profile, web identity or role.";
    static final String UNAVAILABLE =
            "Try again later; if it stays so, check `endpoint`, the network and the AWS health page.";
    static final String QUOTA = "Ask for a higher quota in Service Quotas, or remove what the message counts.";
    static final String THROTTLED = "Lower `max-requests-per-second`, or ask AWS for a higher rate.";
    static final String INPUT =
            "Please report it with the message above: the limits are checked before writing, and this one is not known.";

    static final String UNSUPPORTED =
            "The catalog or the database is read-only or belongs to another system; choose another target for this object.";
    static final String FEDERATION =
            "The database leads to a catalog outside of Glue, which failed; try again later, or choose a database that Glue itself keeps.";
    static final String UNKNOWN =
            "The words of the service are in the message; if they do not help, report it with the request id.";

    private Remedies() {}

    /** Of a call that was repeated in vain. */
    static String of(RetryableException e) {
        return e.throttled() ? THROTTLED : UNAVAILABLE;
    }
}
