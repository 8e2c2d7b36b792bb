package dev.lockstep.glue;

import dev.lockstep.error.AccessException;
import dev.lockstep.glue.client.Calls;
import dev.lockstep.glue.client.GlueClients;
import dev.lockstep.glue.client.Renewal;
import dev.lockstep.glue.client.RoleRequest;
import dev.lockstep.glue.client.RoleSession;
import dev.lockstep.glue.client.SdkSignIn;
import dev.lockstep.glue.client.SignIn;
import dev.lockstep.glue.client.Sts;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.function.Function;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.auth.credentials.DefaultCredentialsProvider;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Makes what calls are signed with. Asks nobody: the first call does. For one thread. */
final class Signers {
    private final GlueClients clients;
    private final Function<Renewal, Calls> calls;
    private final Clock clock;

    /** @param calls makes what the calls that sign in go through */
    Signers(GlueClients clients, Function<Renewal, Calls> calls, Clock clock) {
        this.clients = clients;
        this.calls = calls;
        this.clock = clock;
    }

    /**
     * What calls are signed with.
     *
     * @param renewal asks for others when they are refused as expired
     * @param means which way to sign in won, in words; may have to sign in to know
     */
    record Signer(AwsCredentialsProvider provider, Renewal renewal, Supplier<String> means) {}

    Signer with(GlueCredentials credentials) {
        if (credentials instanceof GlueCredentials.Static keys) {
            return new Signer(fixed(keys), Renewal.NONE, () -> "keys of the configuration");
        }
        if (credentials instanceof GlueCredentials.Default) {
            return found("the default chain", () -> DefaultCredentialsProvider.builder()
                    .build());
        }
        if (credentials instanceof GlueCredentials.Profile profile) {
            return found("the profile " + profile.name(), () -> ProfileCredentialsProvider.builder()
                    .profileName(profile.name())
                    .build());
        }
        if (credentials instanceof GlueCredentials.WebIdentity web) {
            return webIdentity(web);
        }
        if (credentials instanceof GlueCredentials.AssumeRole assumed) {
            Signer signer = with(assumed.source());
            for (RoleRequest role : assumed.roles()) {
                signer = assumed(role, signer);
            }
            return signer;
        }
        throw new IllegalStateException("unknown credentials " + credentials.getClass());
    }

    private static AwsCredentialsProvider fixed(GlueCredentials.Static keys) {
        String secret = keys.secretAccessKey().reveal();
        return StaticCredentialsProvider.create(
                keys.sessionToken().isPresent()
                        ? AwsSessionCredentials.create(
                                keys.accessKeyId(),
                                secret,
                                keys.sessionToken().get().reveal())
                        : AwsBasicCredentials.create(keys.accessKeyId(), secret));
    }

    private Signer found(String means, Supplier<AwsCredentialsProvider> source) {
        SignIn renewing = SignIn.renewing(source);
        SdkSignIn signIn = clients.closing(new SdkSignIn(means, renewing));
        return new Signer(signIn, renewing, () -> signIn.link()
                .map(link -> means + ": " + link)
                .orElse(means));
    }

    private Signer webIdentity(GlueCredentials.WebIdentity web) {
        var sts = new Sts(clients.sts(AnonymousCredentialsProvider.create()), calls.apply(Renewal.NONE));
        return session(
                web.role(),
                () -> sts.assume(web.role(), token(web.tokenFile())),
                () -> "web identity, token file " + web.tokenFile());
    }

    private Signer assumed(RoleRequest role, Signer source) {
        var sts = new Sts(clients.sts(source.provider()), calls.apply(source.renewal()));
        return session(role, () -> sts.assume(role), source.means());
    }

    private Signer session(
            RoleRequest role,
            Supplier<software.amazon.awssdk.services.sts.model.Credentials> ask,
            Supplier<String> source) {
        var session = new RoleSession(role.arn(), ask, clock);
        return new Signer(session, session, () -> "role %s, session %s, by %s"
                .formatted(role.arn(), role.sessionName(), source.get()));
    }

    private static String token(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new AccessException(
                    "glue.token-file",
                    "Cannot sign in by web identity: the token file %s cannot be read".formatted(file),
                    "Check `token-file`; on Kubernetes it is mounted when the service account is bound to a role.",
                    e);
        }
    }
}
