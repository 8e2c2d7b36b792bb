package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ResponseClassifierTest {
    private static final URI ASKED = URI.create("https://acme.example/x");
    private static final Instant NOW = Instant.parse("2026-11-20T12:00:00Z");
    private static final String EDMX =
            "<?xml version=\"1.0\"?>\n<!-- c --><edmx:Edmx Version=\"4.0\" xmlns:edmx=\"x\"/>";
    private static final String SENTENCE =
            "To get an active account on this system, contact your system administrator.";

    @Test
    void theSentenceAboutTheAccountIsFoundInTextAndPages() {
        assertThat(json(200, SENTENCE)).isInstanceOf(Verdict.MissingAccount.class);
        assertThat(json(200, "<html>" + SENTENCE + "</html>")).isInstanceOf(Verdict.MissingAccount.class);
        assertThat(json(200, "\"" + SENTENCE + "\"")).isInstanceOf(Verdict.MissingAccount.class);
    }

    @Test
    void aDocumentThatQuotesTheSentenceIsADocument() {
        assertThat(json(200, "{\"label\":\"" + SENTENCE + "\"}")).isInstanceOf(Verdict.Content.class);
        assertThat(xml(200, EDMX.replace(" c ", SENTENCE))).isInstanceOf(Verdict.Content.class);
    }

    @Test
    void markupInsteadOfJsonIsAPageForPeople() {
        assertThat(json(200, "\uFEFF \n<!DOCTYPE html><html/>")).isInstanceOf(Verdict.LoginPage.class);
        assertThat(json(200, "[]", "Content-Type", "text/html;charset=utf-8")).isInstanceOf(Verdict.LoginPage.class);
    }

    @Test
    void metadataIsNoPageWhateverItsContentType() {
        assertThat(xml(200, EDMX)).isInstanceOf(Verdict.Content.class);
        assertThat(xml(200, "<!DOCTYPE html><html/>")).isInstanceOf(Verdict.LoginPage.class);
        assertThat(xml(200, "{}")).isInstanceOf(Verdict.Malformed.class);
    }

    @Test
    void statusesHaveTheirMeaning() {
        assertThat(json(401, "")).isInstanceOf(Verdict.Unauthorized.class);
        assertThat(json(403, "{\"error\":{\"code\":\"X\",\"message\":\"no role\"}}"))
                .isEqualTo(new Verdict.Forbidden("no role"));
        assertThat(json(404, "{\"status\":404,\"message\":\"HTTP 404 Not Found\"}"))
                .isEqualTo(new Verdict.NotFound(""));
        assertThat(json(406, "")).isInstanceOf(Verdict.NotAcceptable.class);
        assertThat(json(400, "{\"details\":{\"message\":\"bad\\nfilter\"}}"))
                .isEqualTo(new Verdict.Refused(400, "bad filter"));
        for (int status : List.of(500, 502, 503, 504)) {
            assertThat(json(status, "<html>")).isEqualTo(new Verdict.Unavailable(status, "", Optional.empty()));
        }
    }

    @Test
    void retryAfterIsSecondsOrADate() {
        assertThat(json(429, "", "Retry-After", "12"))
                .isEqualTo(new Verdict.Throttled(Optional.of(Duration.ofSeconds(12))));
        assertThat(json(429, "", "Retry-After", "Fri, 20 Nov 2026 12:00:30 GMT"))
                .isEqualTo(new Verdict.Throttled(Optional.of(Duration.ofSeconds(30))));
        assertThat(json(429, "", "Retry-After", "Fri, 20 Nov 2026 11:00:00 GMT"))
                .isEqualTo(new Verdict.Throttled(Optional.of(Duration.ZERO)));
        assertThat(json(429, "", "Retry-After", "soon")).isEqualTo(new Verdict.Throttled(Optional.empty()));
        assertThat(json(503, "", "Retry-After", "99999999999999999999"))
                .isEqualTo(new Verdict.Unavailable(503, "", Optional.empty()));
    }

    @Test
    void aBodyThatEndsTooEarlyIsToldApartFromOneThatIsNoJson() {
        assertThat(json(200, "{\"value\":[{\"name\":\"A")).isInstanceOf(Verdict.Truncated.class);
        assertThat(json(200, " ")).isInstanceOf(Verdict.Truncated.class);
        assertThat(json(200, "OK")).isInstanceOf(Verdict.Malformed.class);
        assertThat(json(200, "[\"S\"]")).isEqualTo(new Verdict.Content("[\"S\"]"));
    }

    @Test
    void aRedirectToTheLoginHostIsALostLogin() {
        assertThat(json(302, "", "Location", "https://acme.authentication.eu10.example/login"))
                .isInstanceOf(Verdict.Unauthorized.class);
        assertThat(json(307, "", "Location", "/y"))
                .isEqualTo(new Verdict.Redirected(URI.create("https://acme.example/y")));
        assertThat(json(302, "", "Location", "::")).isInstanceOf(Verdict.Refused.class);
    }

    private static Verdict json(int status, String body, String... header) {
        return classify(status, body, BodyFormat.JSON, header);
    }

    private static Verdict xml(int status, String body) {
        return classify(status, body, BodyFormat.XML);
    }

    private static Verdict classify(int status, String body, BodyFormat expected, String... header) {
        Map<String, List<String>> headers = header.length == 0 ? Map.of() : Map.of(header[0], List.of(header[1]));
        return ResponseClassifier.classify(HttpAnswer.of(status, headers, body), ASKED, expected, NOW);
    }
}
