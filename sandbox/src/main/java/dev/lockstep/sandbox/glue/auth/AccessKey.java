package dev.lockstep.sandbox.glue.auth;

import java.util.Objects;

/**
 * A long-term key pair of an invented user.
 *
 * @param accountId twelve digits
 * @param user the user's name, for the ARN
 */
public record AccessKey(String id, String secret, String accountId, String user) {
    /** What the sandbox knows unless told otherwise. Both values are made up and open nothing else. */
    public static final AccessKey DEFAULT = new AccessKey(
            "AKIALOCKSTEPSANDBOX0", "lockstep-sandbox-secret-opens-nothing-else", "111122223333", "sandbox");

    public AccessKey {
        Objects.requireNonNull(id, "id is null");
        Objects.requireNonNull(secret, "secret is null");
        Objects.requireNonNull(user, "user is null");
        Accounts.check(accountId);
    }

    Caller caller() {
        return new Caller(
                accountId, "arn:aws:iam::%s:user/%s".formatted(accountId, user), "AIDA" + id.substring(4), false);
    }

    /** Without the secret. */
    @Override
    public String toString() {
        return "AccessKey[%s of %s in %s]".formatted(id, user, accountId);
    }
}
