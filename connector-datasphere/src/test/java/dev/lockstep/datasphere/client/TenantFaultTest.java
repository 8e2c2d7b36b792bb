package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.Secret;
import dev.lockstep.datasphere.config.TenantConfig;
import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.ColumnRole;
import dev.lockstep.sandbox.SandboxOptions;
import dev.lockstep.sandbox.datasphere.CallKind;
import dev.lockstep.sandbox.datasphere.ClientPurpose;
import dev.lockstep.sandbox.datasphere.Fault;
import dev.lockstep.sandbox.datasphere.Plane;
import dev.lockstep.sandbox.datasphere.Surprise;
import dev.lockstep.spi.Finding;
import dev.lockstep.spi.MetadataReader;
import dev.lockstep.spi.Selection;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

/** What goes wrong with a tenant, and what a person reads then. */
class TenantFaultTest {
    /** A view that the catalog serves in both modes. */
    private static final String FACT =
            """
            "FACT":{"kind":"entity","@ObjectModel.modelingPattern":{"#":"ANALYTICAL_FACT"},
            "@ObjectModel.supportedCapabilities":[{"#":"ANALYTICAL_PROVIDER"}],
            "@DataWarehouse.consumption.external":true,
            "query":{"SELECT":{"from":{"ref":["BASE"]},"columns":[{"ref":["ID"]},{"ref":["AMOUNT"]}]}},
            "elements":{"ID":{"type":"cds.String","length":10,"key":true},
            "AMOUNT":{"type":"cds.Decimal","precision":15,"scale":2,"@Aggregation.default":{"#":"SUM"},
            "@AnalyticsDetails.measureType":{"#":"BASE"}}}}""";

    private static final String VIEWS = "/S/views";
    private static final Duration LONG = Duration.ofSeconds(30);

    @Test
    void aWrongSecretIsAnAccessProblemWithARemedyAndWithoutTheSecret() {
        try (Live live = Live.tables(1)) {
            MetadataReader reader = reader(live.connector(live.config("not-the-secret", LONG)));

            assertThatThrownBy(reader::listContainers).isInstanceOfSatisfying(AccessException.class, e -> {
                assertThat(e)
                        .hasMessageContaining("refuses the OAuth client")
                        .hasMessageNotContaining("not-the-secret");
                assertThat(e.remedy()).contains("client-secret").contains("3 months");
                assertThat(e.getMessage().lines()).hasSize(1);
            });
        }
    }

    @Test
    void anInteractiveClientIsToldApartFromAWrongSecret() {
        try (Live live = purpose(ClientPurpose.INTERACTIVE)) {
            assertThatThrownBy(reader(live.connector())::listContainers)
                    .isInstanceOfSatisfying(AccessException.class, e -> {
                        assertThat(e.code()).isEqualTo("datasphere.client-purpose");
                        assertThat(e.remedy()).contains("Technical User");
                    });
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(1);
        }
    }

    @Test
    void anApiAccessClientFailsBeforeTheFirstCall() {
        try (Live live = purpose(ClientPurpose.API_ACCESS)) {
            assertThatThrownBy(reader(live.connector())::listContainers)
                    .isInstanceOfSatisfying(AccessException.class, e -> {
                        assertThat(e).hasMessageContaining("API Access");
                        assertThat(e.remedy()).contains("Technical User");
                    });
            assertThat(live.sandbox.calls().count()).isEqualTo(live.calls(CallKind.TOKEN));
        }
    }

    @Test
    void anUnreachableHostIsARemoteProblemWithARemedy() {
        try (Live live = Live.tables(1)) {
            URI nobody = live.sandbox.url();
            TenantConnector connector = live.connector(live.config(live.sandbox.clientSecret(), LONG));
            live.sandbox.close();

            assertThatThrownBy(reader(connector)::listContainers).isInstanceOfSatisfying(RemoteException.class, e -> {
                assertThat(e).hasMessageContaining(nobody.getHost());
                assertThat(e.remedy()).isNotBlank();
                assertThat(e.getMessage().lines()).hasSize(1);
            });
            assertThat(live.pauses).hasSize(4);
        }
    }

    @Test
    void aMissingAccountStopsEverything() {
        try (Live live = Live.tables(1)) {
            live.sandbox.surprises().turnOn(Surprise.ACCOUNT_MISSING);

            assertThatThrownBy(reader(live.connector())::listContainers)
                    .isInstanceOf(AccessException.class)
                    .hasMessageContaining("no account");
        }
    }

    @Test
    void aRedirectToTheLoginIsARefusedToken() {
        try (Live live = Live.tables(1)) {
            live.sandbox.surprises().turnOn(Surprise.REDIRECT_TO_LOGIN);

            assertThatThrownBy(reader(live.connector())::listContainers).isInstanceOf(AccessException.class);
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void aTokenThatExpiresInTheMiddleIsRenewedOnce() {
        try (Live live = Live.tables(40)) {
            live.sandbox.revokeTokensAfter(20);

            Live.Reading reading = live.read("S");

            assertThat(reading.found()).hasSize(40);
            assertThat(reading.completeness().isComplete()).isTrue();
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void aTokenIsReplacedAMinuteBeforeItEnds() {
        try (Live live = Live.tables(1)) {
            TenantConnector connector = live.connector();
            Live.read(connector, "S", Selection.all());
            live.clock.advance(Duration.ofSeconds(86_399 - 61));
            Live.read(connector, "S", Selection.all());
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(1);

            live.clock.advance(Duration.ofSeconds(2));
            Live.read(connector, "S", Selection.all());
            assertThat(live.calls(CallKind.TOKEN)).isEqualTo(2);
        }
    }

    @Test
    void aForbiddenSpaceIsOneGapAndTheOthersGoOn() {
        try (Live live = Live.sample()) {
            live.sandbox.surprises().forbid(Plane.DESIGN_TIME, "FINANCE");
            live.sandbox.surprises().forbid(Plane.CATALOG, "FINANCE");

            Live.Reading closed = live.read("FINANCE");
            Live.Reading open = live.read("SALES");

            assertThat(closed.completeness().gaps()).singleElement().satisfies(gap -> {
                assertThat(gap.scope()).isEqualTo("space FINANCE");
                assertThat(gap.cause()).contains("403");
                assertThat(gap.remedy()).contains("scoped role");
            });
            assertThat(closed.found()).isEmpty();
            assertThat(open.completeness().isComplete()).isTrue();
        }
    }

    @Test
    void aPageForPeopleIsAGap() {
        try (Live live = Live.tables(2)) {
            live.sandbox.surprises().fault(VIEWS, new Fault.LoginPage());

            assertGap(live.read("S"), "space S, views", "HTML");
        }
    }

    @Test
    void aPageThatNeverComesIsAGapAfterFiveAttempts() {
        try (Live live = Live.tables(2)) {
            live.sandbox.surprises().fault(VIEWS, new Fault.Hang());

            Live.Reading reading = Live.read(live.connector(Duration.ofMillis(200)), "S", Selection.all());

            assertGap(reading, "space S, views", "within 200 ms");
            assertThat(reading.found()).hasSize(2);
            assertThat(live.pauses).hasSize(4);
        }
    }

    @Test
    void aFaultThatPassesIsNoGap() {
        try (Live live = Live.tables(2)) {
            live.sandbox.surprises().fault(VIEWS, Fault.status(503), 2);
            live.sandbox.surprises().fault("/localtables", new Fault.Truncated(), 1);

            Live.Reading reading = live.read("S");

            assertThat(reading.completeness().isComplete()).isTrue();
            assertThat(reading.found()).hasSize(2);
            assertThat(live.pauses)
                    .containsExactlyInAnyOrder(Duration.ofMillis(500), Duration.ofMillis(500), Duration.ofMillis(1000));
        }
    }

    @Test
    void aFaultThatStaysIsAGap() {
        try (Live live = Live.tables(2)) {
            live.sandbox.surprises().fault(VIEWS, Fault.status(502));

            assertGap(live.read("S"), "space S, views", "502");
        }
    }

    @Test
    void aThrottledCallWaitsAsLongAsTheTenantAsks() {
        try (Live live = Live.tables(2)) {
            live.sandbox.surprises().fault(VIEWS, Fault.throttled(37), 1);

            assertThat(live.read("S").completeness().isComplete()).isTrue();
            assertThat(live.pauses).containsExactly(Duration.ofSeconds(37));
        }
    }

    @Test
    void anAbsurdWaitIsCut() {
        try (Live live = Live.tables(1)) {
            live.sandbox.surprises().fault(VIEWS, Fault.throttled(86_400), 1);

            live.read("S");

            assertThat(live.pauses).containsExactly(Duration.ofMinutes(5));
        }
    }

    @Test
    void oneObjectThatCannotBeReadFailsAlone() {
        try (Live live = Live.tables(3)) {
            live.sandbox.surprises().fault("/localtables/T00001", Fault.status(500));

            Live.Reading reading = live.read("S");

            assertThat(reading.found()).hasSize(2);
            assertThat(reading.failed()).singleElement().satisfies(failed -> {
                assertThat(failed.id().name()).isEqualTo("T00001");
                assertThat(failed.reason()).contains("500");
            });
            assertThat(reading.completeness().isComplete()).isTrue();
        }
    }

    @Test
    void anObjectThatItsTypeDoesNotKnowIsLookedForInTheOthers() {
        try (Live live = Live.tables(1)) {
            live.sandbox.surprises().fault("/localtables/T00000", Fault.status(404));

            assertThat(live.read("S").failed()).singleElement().satisfies(failed -> assertThat(failed.reason())
                    .contains("404"));
            assertThat(live.calls(CallKind.READ)).isEqualTo(4);
        }
    }

    @Test
    void aRichDocumentIsNotReplacedByPoorMetadataWhileTheOtherTypesDoNotAnswer() {
        try (Live live = Live.sample()) {
            String name = exposedView();
            live.sandbox.surprises().fault("/views/" + name, Fault.status(404));
            live.sandbox.surprises().fault("/localtables/" + name, Fault.status(503));

            assertFailed(live.read("SALES"), name, "503");
        }
    }

    @Test
    void aRichDocumentIsNotReplacedByPoorMetadataWhileAListDoesNotAnswer() {
        try (Live live = Live.sample()) {
            String name = exposedView();
            live.sandbox.surprises().fault("/SALES/views", Fault.status(503));

            Live.Reading reading = live.read("SALES");

            assertFailed(reading, name, "503");
            assertThat(reading.completeness().isComplete()).isFalse();
        }
    }

    @Test
    void rolesAreNotLostWhileTheAnalyticalMetadataDoesNotAnswer() {
        try (Live live = Live.of(FACT)) {
            live.sandbox.surprises().catalogOnly("S", "FACT");
            assertThat(live.read("S").found()).singleElement().satisfies(found -> assertThat(
                            found.asset().columns())
                    .anyMatch(column -> column.role() == ColumnRole.MEASURE));

            live.sandbox.surprises().fault("/analytical/S/FACT", Fault.status(503));

            assertFailed(live.read("S"), "FACT", "503");
        }
    }

    @Test
    void aBrokenModelFailsAloneAndAtOnce() {
        try (Live live = Live.sample()) {
            String model = live.read("SALES").found().stream()
                    .map(found -> found.asset())
                    .filter(asset -> asset.kind() == AssetKind.ANALYTIC_MODEL)
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .name();
            live.sandbox.surprises().catalogOnly("SALES", model);
            live.sandbox.surprises().breakModel("SALES", model);
            live.sandbox.calls().reset();

            Live.Reading reading = live.read("SALES");

            assertThat(reading.failed())
                    .singleElement()
                    .satisfies(failed -> assertThat(failed.id().name()).isEqualTo(model));
            assertThat(live.calls(CallKind.METADATA)).isEqualTo(1);
            assertThat(live.pauses).isEmpty();
        }
    }

    @Test
    void anInterruptEndsTheReading() {
        try (Live live = Live.tables(1)) {
            MetadataReader reader = reader(live.connector());
            Thread.currentThread().interrupt();

            assertThatThrownBy(reader::listContainers)
                    .isInstanceOf(RemoteException.class)
                    .extracting(e -> ((SyncException) e).code())
                    .isEqualTo("datasphere.interrupted");
            assertThat(Thread.interrupted()).isTrue();
        }
    }

    @Test
    void noSecretIsInTheTextOfAnything() {
        try (Live live = Live.tables(1)) {
            TenantConfig config = live.config("s3cr3t", LONG);
            Token token = new Token("eyJhbGciOi", live.clock.instant());

            assertThat(List.of(
                            config.toString(),
                            token.toString(),
                            new TokenEndpoint.Grant("eyJhbGciOi", LONG).toString(),
                            new Secret("s3cr3t").toString()))
                    .noneMatch(text -> text.contains("s3cr3t") || text.contains("eyJ"));
        }
    }

    @Test
    void aTokenServiceThatIsNoneIsNamed() {
        try (Live live = Live.tables(1)) {
            TenantConfig right = live.config(live.sandbox.clientSecret(), LONG);
            TenantConfig wrong = new TenantConfig(
                    right.url(),
                    live.sandbox.url().resolve("/nothing/here"),
                    right.clientId(),
                    right.clientSecret(),
                    OptionalInt.empty(),
                    LONG,
                    2);

            assertThatThrownBy(reader(live.connector(wrong))::listContainers)
                    .isInstanceOfSatisfying(
                            SyncException.class, e -> assertThat(e.remedy()).contains("token-url"));
        }
    }

    private static Live purpose(ClientPurpose purpose) {
        return new Live(SandboxOptions.sample().datasphere().withPurpose(purpose));
    }

    private static MetadataReader reader(TenantConnector connector) {
        return connector.reader().orElseThrow();
    }

    /** Asked of a tenant of its own, so that no document is in the cache. */
    private static String exposedView() {
        try (Live live = Live.sample()) {
            return live.read("SALES").found().stream()
                    .map(Finding.Found::asset)
                    .filter(asset ->
                            asset.kind() == AssetKind.VIEW && asset.semantics().exposed())
                    .findFirst()
                    .orElseThrow()
                    .id()
                    .name();
        }
    }

    private static void assertFailed(Live.Reading reading, String name, String cause) {
        assertThat(reading.found()).noneMatch(found -> found.asset().id().name().equals(name));
        assertThat(reading.failed())
                .filteredOn(failed -> failed.id().name().equals(name))
                .singleElement()
                .satisfies(failed -> assertThat(failed.reason()).contains(cause));
    }

    private static void assertGap(Live.Reading reading, String scope, String cause) {
        assertThat(reading.completeness().gaps()).singleElement().satisfies(gap -> {
            assertThat(gap.scope()).isEqualTo(scope);
            assertThat(gap.cause()).contains(cause);
            assertThat(gap.remedy()).isNotBlank();
        });
    }
}
