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
            "Renew the session credentials, or use credentials that renew themselves: type assume-role, profile, web-identity or default.";
    static final String CLOCK =
            "Set the clock of this machine; AWS takes signatures that are at most five minutes off.";
    static final String ROLE =
            "AWS does not say which: the role must exist, its trust policy must name the caller and `external-id` must be the one it asks for, and the caller needs sts:AssumeRole on the role (sts:TagSession for `tags`).";
    static final String WEB_ROLE =
            "The role's trust policy must name the issuer, audience and subject of the token, and allow sts:AssumeRoleWithWebIdentity.";
    static final String WEB_TOKEN =
            "Have the token issued anew: it must be unexpired and from an identity provider that the role's account knows.";
    static final String SESSION =
            "Check `duration` (not above the role's maximum; one hour when a role assumes a role), `session-name` and `tags`.";
    static final String STS_REGION =
            "Activate STS for this region in the account settings of IAM, or set `sts-endpoint`.";
    static final String PROCESS =
            "Run the command of `credential_process` by hand: it must end with 0 and print credentials as JSON with Version 1. Its output is not repeated here, it may hold a secret.";
    static final String SSO = "Sign in again with `aws sso login` for this profile.";
    static final String LOGIN = "Sign in again with `aws login` for this profile.";
    static final String TOKEN_FILE =
            "Check the path; on Kubernetes the token file is mounted when the service account is bound to a role.";
    static final String PROFILE = "Check the profile with `aws sts get-caller-identity --profile NAME`.";
    static final String PROFILE_ROLE =
            "Check role_arn, source_profile and external_id of the profile, and that the role's trust policy names the caller.";
    static final String NO_HOST =
            "Check `region` and `endpoint`: there may be no such host; then the network, its name service and `proxy`.";
    static final String CERTIFICATE =
            "The certificate is not signed by an authority that is trusted: set `ca-file` to the authority's certificate (PEM).";
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
        if (e.code().equals(ClientErrors.UNREACHABLE)) {
            return NO_HOST;
        }
        return e.throttled() ? THROTTLED : UNAVAILABLE;
    }
}
