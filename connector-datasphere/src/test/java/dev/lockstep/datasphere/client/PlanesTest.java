package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Paging and paths of both planes, answer by answer. */
class PlanesTest {
    private static final String ASSETS = "/api/v1/datasphere/consumption/catalog/spaces('S')/assets";

    @Test
    void aListThatShrankBetweenTwoPagesIsReadFromItsStartAgain() {
        Deque<String> pages = new ArrayDeque<>(List.of(
                names(0, 200), // then T0000 is dropped, so that the second page starts one object too late
                names(200, 251),
                names(1, 201),
                names(200, 251)));
        Scripted tenant = new Scripted(path -> Scripted.json(pages.remove()));

        Listing<ListedObject> list = designTime(tenant).listObjects("S", Segment.VIEWS);

        assertThat(list.failure()).isEmpty();
        assertThat(list.items()).hasSize(250).extracting(ListedObject::name).doesNotHaveDuplicates();
    }

    @Test
    void aListThatNeverStandsStillIsAFailureThatKeepsWhatWasSeen() {
        Scripted tenant = new Scripted(path -> Scripted.json(names(0, 200)));

        Listing<ListedObject> list = designTime(tenant).listObjects("S", Segment.VIEWS);

        assertThat(list.items()).hasSize(200);
        assertThat(list.failure())
                .hasValueSatisfying(failure -> assertThat(failure.cause()).contains("changed while it was read"));
        assertThat(tenant.requests).hasSize(6);
    }

    @ParameterizedTest
    @ValueSource(ints = {25, 50, 100})
    void aServerThatGivesShorterPagesThanAskedForIsReadToItsEnd(int clamp) {
        Scripted tenant = new Scripted(path -> {
            int skip = Integer.parseInt(path.replaceAll(".*skip=(\\d+).*", "$1"));
            return Scripted.json(names(skip, Math.min(260, skip + clamp)));
        });

        Listing<ListedObject> list = designTime(tenant).listObjects("S", Segment.VIEWS);

        assertThat(list.failure()).isEmpty();
        assertThat(list.items()).hasSize(260).extracting(ListedObject::name).doesNotHaveDuplicates();
    }

    @Test
    void aListThatEndsWithSuchAPageIsAskedForOnceMore() {
        Scripted tenant = new Scripted(path -> {
            int skip = Integer.parseInt(path.replaceAll(".*skip=(\\d+).*", "$1"));
            return Scripted.json(names(skip, 25));
        });

        assertThat(designTime(tenant).listObjects("S", Segment.VIEWS).items()).hasSize(25);
        assertThat(tenant.requests).hasSize(2);
    }

    @Test
    void aRowWithoutANameMakesAListBrokenAndIsNeverPassedOver() {
        Scripted nameless = new Scripted(path -> Scripted.json(rows("objectName", 0, 200)));
        Scripted catalog = new Scripted(path -> Scripted.json("[{\"name\":\"A\"},{\"label\":\"B\"}]"));

        assertThat(designTime(nameless).listObjects("S", Segment.VIEWS).failure())
                .isPresent();
        assertThat(nameless.requests).hasSize(1);
        assertThat(designTime(nameless).listSpaces().failure()).isPresent();
        assertThat(catalog(catalog).listAssets("S").failure()).isPresent();
        assertThat(catalog(catalog).listSpaces().items())
                .extracting(CatalogSpace::name)
                .containsExactly("A");
    }

    @Test
    void optionsOfTheDesignTimePlaneHaveNoDollarSign() {
        Scripted tenant = new Scripted(path -> Scripted.json("[]"));

        designTime(tenant).listObjects("A B/C", Segment.REMOTE_TABLES);

        URI uri = tenant.requests.get(0).uri();
        assertThat(uri.getRawPath()).isEqualTo("/dwaas-core/api/v1/spaces/A%20B%2FC/remotetables");
        assertThat(uri.getRawQuery()).contains("top=200&skip=0").doesNotContain("$");
    }

    @Test
    void anObjectIsAskedForInItsDeployedForm() {
        Scripted tenant = new Scripted(path -> Scripted.json("{}"));

        designTime(tenant).readObject("S", Segment.VIEWS, "_CUSTOMER∞0");

        assertThat(tenant.requests.get(0).uri().getRawPath()).endsWith("/views/_CUSTOMER%E2%88%9E0");
        assertThat(header(tenant, "Accept")).isEqualTo("application/vnd.sap.datasphere.object.content+json");
        assertThat(header(tenant, "Authorization")).isEqualTo("Bearer t0ken");
        assertThat(header(tenant, "X-Requested-With")).isEqualTo("XMLHttpRequest");
    }

    @Test
    void nextLinksAreFollowedAbsoluteRelativeAndToAnotherHostName() {
        Scripted tenant = new Scripted(path -> switch (path) {
            case ASSETS -> Scripted.json(page("A", "assets?$skiptoken=1"));
            case "/api/v1/datasphere/consumption/catalog/spaces('S')/assets?$skiptoken=1" ->
                Scripted.json(page("B", "https://elsewhere.example/api/next?$skiptoken=2"));
            case "/api/next?$skiptoken=2" -> Scripted.json("{\"value\":[{\"name\":\"C\"}]}");
            default -> Scripted.status(404);
        });

        Listing<CatalogAsset> list = catalog(tenant).listAssets("S");

        assertThat(list.failure()).isEmpty();
        assertThat(list.items()).extracting(CatalogAsset::name).containsExactly("A", "B", "C");
        assertThat(tenant.requests).allMatch(request -> request.uri().getHost().equals("acme.example"));
    }

    @Test
    void aNextLinkThatLeadsBackIsAFailure() {
        Scripted tenant = new Scripted(path -> Scripted.json(page("A", ASSETS)));

        Listing<CatalogAsset> list = catalog(tenant).listAssets("S");

        assertThat(list.items()).hasSize(1);
        assertThat(list.failure()).isPresent();
        assertThat(tenant.requests).hasSize(1);
    }

    @Test
    void aFullPageWithoutANextLinkIsNotTrustedToBeTheLast() {
        Scripted tenant = new Scripted(
                path -> Scripted.json(path.contains("$skip=500") ? "[{\"name\":\"LAST\"}]" : rows("name", 0, 500)));

        Listing<CatalogAsset> list = catalog(tenant).listAssets("S");

        assertThat(list.items()).hasSize(501);
        assertThat(tenant.requests.get(1).uri().getRawQuery()).isEqualTo("$top=500&$skip=500");
    }

    @Test
    void theLegacyCatalogIsFoundOnceAndRemembered() {
        Scripted tenant = new Scripted(path -> path.startsWith("/api/v1/dwc/")
                ? Scripted.json("[{\"name\":\"S\",\"label\":null}]")
                : Scripted.status(404));
        CatalogPlane catalog = catalog(tenant);

        assertThat(catalog.listSpaces().items()).containsExactly(new CatalogSpace("S", ""));
        catalog.listAssets("S");

        assertThat(catalog.root()).contains(CatalogRoot.LEGACY);
        assertThat(tenant.requests).hasSize(3);
    }

    @Test
    void metadataIsAskedForAsXml() {
        Scripted tenant = new Scripted(path -> Scripted.status(406));

        Reply reply = catalog(tenant).readMetadata(URI.create("https://acme.example/x/$metadata"));

        assertThat(header(tenant, "Accept")).isEqualTo("application/xml");
        assertThat(reply).isInstanceOf(Reply.Failure.class);
    }

    @Test
    void aRedirectInsideTheTenantIsFollowedAndAnotherHostNeverSeesTheToken() {
        Scripted inside =
                new Scripted(path -> path.equals("/moved") ? Scripted.json("[]") : Scripted.redirect("/moved"));
        Scripted outside = new Scripted(path -> Scripted.redirect("https://evil.example/"));

        assertThat(designTime(inside).listSpaces().failure()).isEmpty();
        assertThat(designTime(outside).listSpaces().failure())
                .hasValueSatisfying(failure -> assertThat(failure.cause()).contains("evil.example"));
        assertThat(outside.requests).hasSize(1);
    }

    @Test
    void aRedirectThatSpellsOutTheUsualPortStaysInsideTheTenant() {
        Scripted tenant = new Scripted(path ->
                path.equals("/moved") ? Scripted.json("[]") : Scripted.redirect("https://acme.example:443/moved"));

        assertThat(designTime(tenant).listSpaces().failure()).isEmpty();
    }

    @Test
    void aDeprecationNoticeThatCannotBeReadHarmsNothing() {
        Scripted tenant = new Scripted(path -> HttpAnswer.of(
                200, java.util.Map.of("x-dsp-api-deprecated-properties", List.of("not json")), "[\"S\"]"));

        assertThat(designTime(tenant).listSpaces().items()).containsExactly("S");
    }

    private static DesignTimePlane designTime(Scripted tenant) {
        return new DesignTimePlane(tenant.http, tenant.urls);
    }

    private static CatalogPlane catalog(Scripted tenant) {
        return new CatalogPlane(tenant.http, tenant.urls);
    }

    private static String header(Scripted tenant, String name) {
        return tenant.requests.get(0).headers().firstValue(name).orElse("");
    }

    private static String page(String name, String next) {
        return "{\"value\":[{\"name\":\"%s\"}],\"@odata.nextLink\":\"%s\"}".formatted(name, next);
    }

    /** A page of a design-time list. @param from first number; @param to after the last */
    private static String names(int from, int to) {
        return rows("technicalName", from, to);
    }

    private static String rows(String member, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> "{\"%s\":\"T%04d\"}".formatted(member, i))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
