package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.datasphere.Fault;
import dev.lockstep.sandbox.datasphere.Plane;
import dev.lockstep.sandbox.datasphere.Surprise;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.Check.Status;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class TenantChecksTest {
    @Test
    void aGoodTenantPassesAndNobodySeesTheWholeClientId() {
        try (Live live = Live.sample()) {
            List<Check> checks = live.connector("SALES").check();

            assertThat(checks).allMatch(check -> check.status() == Status.PASSED);
            assertThat(checks)
                    .extracting(Check::name)
                    .containsExactly(
                            "datasphere:host",
                            "datasphere:token",
                            "datasphere:design-time",
                            "datasphere:catalog",
                            "datasphere:space SALES");
            assertThat(checks.toString())
                    .doesNotContain(live.sandbox.clientId())
                    .doesNotContain(live.sandbox.clientSecret());
        }
    }

    @Test
    void aWrongSecretFailsAndWhatNeedsATokenIsSkipped() {
        try (Live live = Live.sample()) {
            List<Check> checks = live.connector(live.config("wrong", Duration.ofSeconds(30)), "SALES")
                    .check();

            assertThat(checks)
                    .extracting(Check::status)
                    .containsExactly(Status.PASSED, Status.FAILED, Status.SKIPPED, Status.SKIPPED, Status.SKIPPED);
            assertThat(checks.get(1).remedy()).contains("client-secret");
        }
    }

    @Test
    void anUnreachableHostFails() {
        try (Live live = Live.sample()) {
            TenantConnector connector = live.connector();
            live.sandbox.close();

            assertThat(connector.check().get(0).status()).isEqualTo(Status.FAILED);
        }
    }

    @Test
    void aMissingSpaceAndAClosedOneFailWithARemedy() {
        try (Live live = Live.sample()) {
            live.sandbox.surprises().forbid(Plane.DESIGN_TIME, "FINANCE");

            List<Check> failed = live.connector("FINANCE", "SALSE").check().stream()
                    .filter(check -> check.status() == Status.FAILED)
                    .toList();

            assertThat(failed)
                    .extracting(Check::name)
                    .containsExactly("datasphere:space SALSE", "datasphere:space FINANCE");
            assertThat(failed).allSatisfy(check -> assertThat(check.remedy()).contains("scoped role"));
        }
    }

    @Test
    void aCatalogThatIsClosedFailsAlone() {
        try (Live live = Live.sample()) {
            live.sandbox.surprises().fault("/catalog/spaces", new Fault.LoginPage());

            assertThat(live.connector().check())
                    .filteredOn(check -> check.status() == Status.FAILED)
                    .extracting(Check::name)
                    .containsExactly("datasphere:catalog");
        }
    }

    @Test
    void aMissingAccountIsAFailedCheckAndNoException() {
        try (Live live = Live.sample()) {
            live.sandbox.surprises().turnOn(Surprise.ACCOUNT_MISSING);

            assertThat(live.connector().check()).anySatisfy(check -> {
                assertThat(check.status()).isEqualTo(Status.FAILED);
                assertThat(check.detail()).contains("no account");
            });
        }
    }
}
