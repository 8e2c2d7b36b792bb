package dev.lockstep.datasphere.client;

import dev.lockstep.error.AccessException;
import dev.lockstep.error.RemoteException;
import dev.lockstep.error.RetryableException;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Clock;

/**
 * Reads one URL of the tenant: token, gate, redirects, classification, retries. What concerns one URL comes back as a
 * {@link Reply.Failure}; what stops everything is thrown. Thread-safe.
 */
final class TenantHttp {
    static final String USER_AGENT = "lockstep";
    private static final int MAX_REDIRECTS = 3;

    private final TenantUrls urls;
    private final Gate gate;
    private final TokenSource tokens;
    private final Retries retries;
    private final Notices notices;
    private final Clock clock;

    TenantHttp(TenantUrls urls, Gate gate, TokenSource tokens, Retries retries, Notices notices, Clock clock) {
        this.urls = urls;
        this.gate = gate;
        this.tokens = tokens;
        this.retries = retries;
        this.notices = notices;
        this.clock = clock;
    }

    /**
     * @throws AccessException nobody is let in with this client
     * @throws RemoteException the token service does not answer, or the thread was interrupted
     */
    Reply get(CallKind kind, URI uri, BodyFormat format) {
        Call call = new Call(kind, uri, format);
        return Interrupts.stopping(() -> {
            try {
                return retries.attempts(call::attempt);
            } catch (RetryableException e) {
                return Failures.unavailable(e.getMessage());
            }
        });
    }

    /** One call with all its attempts; remembers that the token was renewed. For one thread. */
    private final class Call {
        private final CallKind kind;
        private final BodyFormat format;
        private URI uri;
        private boolean renewed;
        private boolean sent;

        private Call(CallKind kind, URI uri, BodyFormat format) {
            this.kind = kind;
            this.uri = uri;
            this.format = format;
        }

        private Reply attempt() throws InterruptedException {
            Verdict verdict = authorised();
            for (int hops = 0; verdict instanceof Verdict.Redirected redirect; hops++) {
                if (hops == MAX_REDIRECTS || !urls.isOwn(redirect.target())) {
                    return Failures.of(verdict);
                }
                uri = redirect.target();
                sent = false; // another place is no repetition
                verdict = authorised();
            }
            if (verdict instanceof Verdict.Content content) {
                return new Reply.Content(content.text(), uri);
            }
            if (verdict instanceof Verdict.MissingAccount) {
                throw new AccessException(
                        "datasphere.missing-account",
                        "The token is valid, but its user has no account in the tenant " + urls.host(),
                        "Create the OAuth client in this very tenant and give its technical user a role.");
            }
            return Failures.of(isBrokenModel(verdict) ? verdict : Retries.unlessTransient(verdict));
        }

        private Verdict authorised() throws InterruptedException {
            Token token = tokens.current();
            Verdict verdict = send(token);
            if (verdict instanceof Verdict.Unauthorized && !renewed) {
                renewed = true;
                verdict = send(tokens.renew(token));
            }
            if (verdict instanceof Verdict.Unauthorized refusal) {
                throw new AccessException(
                        "datasphere.unauthorized",
                        "The tenant %s does not accept a fresh token%s"
                                .formatted(urls.host(), refusal.message().isEmpty() ? "" : ": " + refusal.message()),
                        "Check that url and token-url belong to the same tenant and that the OAuth client has the purpose Technical User.");
            }
            return verdict;
        }

        /** A fault of the metadata service is one model that cannot be served; it will not get better by asking again. */
        private boolean isBrokenModel(Verdict verdict) {
            return kind == CallKind.METADATA
                    && verdict instanceof Verdict.Unavailable fault
                    && fault.status() == 500
                    && fault.retryAfter().isEmpty();
        }

        private Verdict send(Token token) throws InterruptedException {
            HttpRequest request = HttpRequest.newBuilder(uri)
                    .header("Authorization", "Bearer " + token.value())
                    .header("Accept", format.mediaType())
                    .header("User-Agent", USER_AGENT)
                    // Without it an expired token is answered with a login page instead of 401.
                    .header("X-Requested-With", "XMLHttpRequest")
                    .GET()
                    .build();
            try {
                boolean again = sent;
                sent = true;
                HttpAnswer answer = gate.send(kind, request, again);
                notices.of(kind, uri.getPath(), answer);
                return ResponseClassifier.classify(answer, uri, format, clock.instant());
            } catch (BodyTooLargeException e) {
                return new Verdict.Malformed(e.getMessage());
            } catch (IOException e) {
                throw Unreachable.retryable(uri, e);
            }
        }
    }
}
