package dev.lockstep.sandbox.glue.auth;

/** Account ids. */
final class Accounts {
    private Accounts() {}

    static void check(String accountId) {
        if (!accountId.matches("[0-9]{12}")) {
            throw new IllegalArgumentException("An account id has twelve digits, not '%s'".formatted(accountId));
        }
    }
}
