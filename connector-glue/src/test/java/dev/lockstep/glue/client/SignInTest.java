package dev.lockstep.glue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.AccessException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class SignInTest {
    private final AtomicInteger signedIn = new AtomicInteger();
    private final StubTransport transport = new StubTransport();

    @Test
    void aSessionThatEndsInTheMiddleOfARunIsRenewedOnce() {
        transport.refuse("ExpiredTokenException", 400);
        GlueGateway gateway = gateway(SignIn.renewing(this::next));
        gateway.deleteTables("sales", List.of("orders"));
        gateway.deleteTables("sales", List.of("items"));
        assertThat(transport.operations()).hasSize(3);
        assertThat(signedIn).hasValue(2);
    }

    @Test
    void aRenewedSessionThatIsExpiredTooIsSaidClearly() {
        transport.refuse("ExpiredTokenException", 400).refuse("ExpiredTokenException", 400);
        GlueGateway gateway = gateway(SignIn.renewing(this::next));
        assertThatThrownBy(() -> gateway.deleteTables("sales", List.of("orders")))
                .isInstanceOfSatisfying(AccessException.class, e -> {
                    assertThat(e.code()).isEqualTo("glue.expired-credentials");
                    assertThat(e.remedy()).contains("Renew the session credentials");
                });
        assertThat(transport.operations()).hasSize(2);
    }

    @Test
    void givenKeysCannotBeRenewed() {
        transport.refuse("ExpiredTokenException", 400);
        GlueGateway gateway = gateway(SignIn.once(next()));
        assertThatThrownBy(() -> gateway.deleteTables("sales", List.of("orders")))
                .isInstanceOf(AccessException.class);
        assertThat(transport.operations()).hasSize(1);
    }

    @Test
    void whoeverComesLateUsesWhatAnotherHasRenewed() {
        SignIn signIn = SignIn.renewing(this::next);
        long seen = signIn.generation();
        assertThat(signIn.renew(seen)).isTrue();
        assertThat(signIn.renew(seen)).isTrue();
        assertThat(signedIn).hasValue(2);
        assertThat(signIn.resolveCredentials().accessKeyId()).isEqualTo("AKIA2");
    }

    private AwsCredentialsProvider next() {
        return StaticCredentialsProvider.create(
                AwsBasicCredentials.create("AKIA" + signedIn.incrementAndGet(), "s3cret"));
    }

    private GlueGateway gateway(SignIn signIn) {
        return transport.client(signIn).gateway(new Backoff(3, Duration.ZERO, Duration.ZERO, () -> 0));
    }
}
