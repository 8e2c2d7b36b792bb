package dev.lockstep.glue.client;

import java.util.List;
import software.amazon.awssdk.services.sts.StsClient;
import software.amazon.awssdk.services.sts.model.Credentials;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;
import software.amazon.awssdk.services.sts.model.Tag;

/** STS, as one principal uses it. Thread-safe. */
public final class Sts {
    private final StsClient sts;
    private final Calls calls;

    public Sts(StsClient sts, Calls calls) {
        this.sts = sts;
        this.calls = calls;
    }

    /** Who the caller is. Needs no permission. */
    public GetCallerIdentityResponse identify() {
        return calls.make(new Attempt("sts:GetCallerIdentity", "", Attempt.Effect.READ), () -> sts.getCallerIdentity());
    }

    /** @throws dev.lockstep.error.AccessException if the role is not given */
    public Credentials assume(RoleRequest role) {
        List<Tag> tags = role.tags().entrySet().stream()
                .map(tag ->
                        Tag.builder().key(tag.getKey()).value(tag.getValue()).build())
                .toList();
        return calls.make(new Attempt("sts:AssumeRole", role.arn(), Attempt.Effect.READ), () -> sts.assumeRole(
                        r -> r.roleArn(role.arn())
                                .roleSessionName(role.sessionName())
                                .externalId(role.externalId().orElse(null))
                                .durationSeconds(role.seconds())
                                .tags(tags.isEmpty() ? null : tags))
                .credentials());
    }

    /** @param token proves who asks; the call is not signed */
    public Credentials assume(RoleRequest role, String token) {
        return calls.make(
                new Attempt("sts:AssumeRoleWithWebIdentity", role.arn(), Attempt.Effect.READ),
                () -> sts.assumeRoleWithWebIdentity(r -> r.roleArn(role.arn())
                                .roleSessionName(role.sessionName())
                                .durationSeconds(role.seconds())
                                .webIdentityToken(token))
                        .credentials());
    }
}
