package dev.lockstep.sandbox.glue.auth;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A role that can be assumed, with its trust policy.
 *
 * @param arn {@code arn:aws:iam::<account>:role/<path><name>}
 * @param trusted account ids or whole caller ARNs; empty trusts everybody
 * @param externalId what a caller has to present, if anything
 * @param requiredTags what the session has to be tagged with
 * @param maxSession 1 to 12 hours. Source: IAM, MaxSessionDuration
 * @param webIdentityTokens identity tokens that open the role without a signature; their content is not looked at
 */
public record Role(
        String arn,
        List<String> trusted,
        Optional<String> externalId,
        Map<String, String> requiredTags,
        Duration maxSession,
        List<String> webIdentityTokens) {
    private static final Pattern ARN =
            Pattern.compile("arn:aws[a-z-]*:iam::([0-9]{12}):role/(?:.*/)?([\\w+=,.@-]{1,64})");

    public Role {
        if (!ARN.matcher(arn).matches()) {
            throw new IllegalArgumentException("Not the ARN of a role: " + arn);
        }
        if (maxSession.compareTo(Duration.ofHours(1)) < 0 || maxSession.compareTo(Duration.ofHours(12)) > 0) {
            throw new IllegalArgumentException("A role's longest session is 1 to 12 hours, not " + maxSession);
        }
        Objects.requireNonNull(externalId, "externalId is null");
        requiredTags = Map.copyOf(requiredTags);
        trusted = List.copyOf(trusted);
        webIdentityTokens = List.copyOf(webIdentityTokens);
    }

    /** Trusts everybody, for an hour. */
    public static Role of(String arn) {
        return new Role(arn, List.of(), Optional.empty(), Map.of(), Duration.ofHours(1), List.of());
    }

    public Role withTrusted(String... accountsOrArns) {
        return new Role(arn, List.of(accountsOrArns), externalId, requiredTags, maxSession, webIdentityTokens);
    }

    public Role withExternalId(String id) {
        return new Role(arn, trusted, Optional.of(id), requiredTags, maxSession, webIdentityTokens);
    }

    /** As a trust policy with a condition on aws:RequestTag. */
    public Role withRequiredTags(Map<String, String> tags) {
        return new Role(arn, trusted, externalId, tags, maxSession, webIdentityTokens);
    }

    public Role withMaxSession(Duration longest) {
        return new Role(arn, trusted, externalId, requiredTags, longest, webIdentityTokens);
    }

    public Role withWebIdentityTokens(String... tokens) {
        return new Role(arn, trusted, externalId, requiredTags, maxSession, List.of(tokens));
    }

    String accountId() {
        return part(1);
    }

    String name() {
        return part(2);
    }

    boolean trusts(Caller caller, StsRequest request) {
        boolean known = trusted.isEmpty() || trusted.contains(caller.accountId()) || trusted.contains(caller.arn());
        return known
                && (externalId.isEmpty() || externalId.equals(request.externalId()))
                && request.tags().entrySet().containsAll(requiredTags.entrySet());
    }

    private String part(int group) {
        Matcher matcher = ARN.matcher(arn);
        if (!matcher.matches()) {
            throw new IllegalStateException("Checked when made: " + arn);
        }
        return matcher.group(group);
    }
}
