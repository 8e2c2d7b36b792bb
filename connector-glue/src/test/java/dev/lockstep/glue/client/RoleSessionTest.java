package dev.lockstep.glue.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.error.AccessException;
import dev.lockstep.testkit.fake.FakeClock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sts.model.Credentials;

class RoleSessionTest {
    private final AccessException refused = new AccessException("test", "no", "");

    private final FakeClock clock = new FakeClock(Instant.parse("2030-01-01T00:00:00Z"));
    private Optional<AccessException> outage = Optional.empty();
    private int asked;
    private final RoleSession session = new RoleSession("the role", this::issue, clock);

    @Test
    void isKeptUntilFiveMinutesBeforeItsEnd() {
        assertThat(key()).isEqualTo("key-1");
        after(Duration.ofMinutes(54));
        assertThat(key()).isEqualTo("key-1");
        after(Duration.ofMinutes(2));
        assertThat(key()).isEqualTo("key-2");
        assertThat(asked).isEqualTo(2);
    }

    @Test
    void servesOnWhatIsLeftWhileRenewingFailsAndAsksAgainLater() {
        key();
        after(Duration.ofMinutes(56));
        outage = Optional.of(refused);
        assertThat(key()).isEqualTo("key-1");
        assertThat(key()).isEqualTo("key-1");
        assertThat(asked).as("not with every call").isEqualTo(2);
        after(Duration.ofSeconds(31));
        outage = Optional.empty();
        assertThat(key()).isEqualTo("key-3");
    }

    @Test
    void failsWhenNothingIsLeft() {
        key();
        after(Duration.ofMinutes(59).plusSeconds(1));
        outage = Optional.of(refused);
        assertThatThrownBy(this::key).isSameAs(refused);
    }

    @Test
    void ofManyWhoAreRefusedOneRenews() {
        key();
        long refused = session.generation();
        assertThat(session.renew(refused)).isTrue();
        assertThat(key()).isEqualTo("key-2");
        assertThat(session.renew(refused)).isTrue();
        assertThat(key()).isEqualTo("key-2");
    }

    private String key() {
        return session.resolveCredentials().accessKeyId();
    }

    private void after(Duration time) {
        clock.advance(time);
    }

    private Credentials issue() {
        asked++;
        outage.ifPresent(e -> {
            throw e;
        });
        return Credentials.builder()
                .accessKeyId("key-" + asked)
                .secretAccessKey("s3cret")
                .sessionToken("t0ken")
                .expiration(clock.instant().plus(Duration.ofHours(1)))
                .build();
    }
}
