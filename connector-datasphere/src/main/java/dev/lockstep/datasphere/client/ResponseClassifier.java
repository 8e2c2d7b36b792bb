package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.io.JsonEOFException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Instant;
import java.util.Locale;
import java.util.regex.Pattern;

/**
 * Says what an answer means, in a fixed order of tests: missing account, page for people, 401, 403, 404, 406, 429, 5xx. A status of 200
 * proves nothing: a tenant answers unknown paths with its login page. Pure.
 */
final class ResponseClassifier {
    private static final JsonFactory JSON = new JsonFactory();
    /** Source: sentence that SAP's command line client looks for in every text answer. */
    private static final String MISSING_ACCOUNT = "an active account on this system";

    private static final Pattern EDMX_ROOT =
            Pattern.compile("\\A\\s*(?:<\\?.*?\\?>|<!--.*?-->|\\s)*<(?:[\\w.-]+:)?Edmx[\\s>/]", Pattern.DOTALL);
    private static final Pattern AUTHENTICATION_HOST = Pattern.compile("(?:^|\\.)authentication\\.");

    private ResponseClassifier() {}

    /** @param requested where the answer comes from; @param now for a Retry-After with a date */
    static Verdict classify(HttpAnswer answer, URI requested, BodyFormat expected, Instant now) {
        int status = answer.status();
        if (status == 200 && saysAccountIsMissing(answer.body())) {
            return new Verdict.MissingAccount();
        }
        if (status == 200 && isPage(answer, expected)) {
            return new Verdict.LoginPage();
        }
        if (status >= 200 && status < 300) {
            return content(answer, expected);
        }
        if (status >= 300 && status < 400) {
            return redirect(answer, requested);
        }
        String message = ErrorBody.message(answer.body());
        return switch (status) {
            case 401 -> new Verdict.Unauthorized(message);
            case 403 -> new Verdict.Forbidden(message);
            case 404 -> new Verdict.NotFound(message);
            case 406 -> new Verdict.NotAcceptable(message);
            case 429 -> new Verdict.Throttled(RetryAfter.parse(answer.header("Retry-After"), now));
            case 500, 502, 503, 504 ->
                new Verdict.Unavailable(status, message, RetryAfter.parse(answer.header("Retry-After"), now));
            default -> new Verdict.Refused(status, message);
        };
    }

    /** A document that merely quotes the sentence in one of its labels is a document. */
    private static boolean saysAccountIsMissing(String body) {
        String start = body.stripLeading();
        boolean document = start.startsWith("{") || start.startsWith("[") || isEdmx(start);
        return !document && body.toLowerCase(Locale.ROOT).contains(MISSING_ACCOUNT);
    }

    private static boolean isPage(HttpAnswer answer, BodyFormat expected) {
        String body = answer.body().stripLeading();
        if (expected == BodyFormat.XML && isEdmx(body)) {
            return false;
        }
        boolean html = answer.header("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html");
        boolean markup = body.startsWith("<") && (expected != BodyFormat.XML || looksLikeHtml(body));
        return html || markup;
    }

    private static boolean isEdmx(String body) {
        return body.startsWith("<")
                && EDMX_ROOT
                        .matcher(body.substring(0, Math.min(body.length(), 4096)))
                        .find();
    }

    private static boolean looksLikeHtml(String body) {
        String start = body.substring(0, Math.min(body.length(), 1024)).toLowerCase(Locale.ROOT);
        return start.contains("<html") || start.contains("<!doctype html");
    }

    private static Verdict content(HttpAnswer answer, BodyFormat expected) {
        String body = answer.body();
        if (expected == BodyFormat.XML) {
            return body.stripLeading().startsWith("<")
                    ? new Verdict.Content(body)
                    : new Verdict.Malformed("the answer is not XML");
        }
        return body.isBlank() ? new Verdict.Truncated("the answer is empty") : json(body);
    }

    private static Verdict json(String body) {
        try (JsonParser parser = JSON.createParser(body)) {
            while (parser.nextToken() != null) {
                // to the end, for its well-formedness only
            }
            return new Verdict.Content(body);
        } catch (JsonEOFException e) {
            return new Verdict.Truncated("the answer ends in the middle of its JSON");
        } catch (JsonProcessingException e) {
            return new Verdict.Malformed("the answer is not JSON: " + e.getOriginalMessage());
        } catch (IOException e) {
            throw new UncheckedIOException("reading a text", e);
        }
    }

    private static Verdict redirect(HttpAnswer answer, URI requested) {
        try {
            URI target = requested.resolve(answer.header("Location"));
            String host = target.getHost() == null ? "" : target.getHost();
            return AUTHENTICATION_HOST.matcher(host).find()
                    ? new Verdict.Unauthorized("redirected to the login of " + host)
                    : new Verdict.Redirected(target);
        } catch (IllegalArgumentException e) {
            return new Verdict.Refused(answer.status(), "redirected to an address that cannot be read");
        }
    }
}
