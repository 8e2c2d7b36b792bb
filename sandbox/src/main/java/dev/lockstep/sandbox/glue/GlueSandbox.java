package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.auth.AccessKey;
import dev.lockstep.sandbox.glue.auth.Authenticator;
import dev.lockstep.sandbox.glue.auth.Keyring;
import dev.lockstep.sandbox.glue.auth.StsService;
import dev.lockstep.sandbox.glue.catalog.CatalogView;
import dev.lockstep.sandbox.http.Answer;
import dev.lockstep.sandbox.http.Exchange;
import dev.lockstep.sandbox.http.SandboxServer;
import java.net.URI;
import java.util.Optional;

/**
 * A running sandbox: Glue and STS at one endpoint. Thread-safe.
 *
 * <pre>{@code
 * try (var glue = GlueSandbox.start(GlueSandboxOptions.defaults())) {
 *     GlueClient client = GlueClient.builder().endpointOverride(glue.endpoint())…build();
 * }
 * }</pre>
 */
public final class GlueSandbox implements AutoCloseable {
    private static final String TARGET_PREFIX = "AWSGlue.";

    private final GlueSandboxOptions options;
    private final CallLog calls = new CallLog();
    private final Faults faults = new Faults();
    private final Permissions permissions = new Permissions();
    private final Catalogs catalogs = new Catalogs();
    private final Keyring keyring;
    private final GlueEndpoint glue;
    private final StsEndpoint sts;
    private final SandboxServer server;

    private GlueSandbox(GlueSandboxOptions options) {
        this.options = options;
        keyring = new Keyring(options.accessKeys(), options.rules().clock());
        var authenticator = new Authenticator(keyring, options.region(), options.signatureClock());
        glue = new GlueEndpoint(new GlueService(options, authenticator, permissions, catalogs), faults, calls);
        sts = new StsEndpoint(new StsService(authenticator, keyring, options.roles()), calls);
        server = SandboxServer.start(options.port(), this::answer);
    }

    /** @throws java.io.UncheckedIOException if the port is taken */
    public static GlueSandbox start(GlueSandboxOptions options) {
        return new GlueSandbox(options);
    }

    /** For Glue clients and for STS clients: {@code http://127.0.0.1:<port>}. */
    public URI endpoint() {
        return server.endpoint();
    }

    /** The first configured key pair. */
    public AccessKey accessKey() {
        return options.accessKeys().get(0);
    }

    public CallLog calls() {
        return calls;
    }

    public Faults faults() {
        return faults;
    }

    public Permissions permissions() {
        return permissions;
    }

    /** What is in the catalog of the sandbox's own account, that of {@link #accessKey()}. */
    public CatalogView catalog() {
        return catalog(accessKey().accountId());
    }

    /** What is in the catalog of an account. */
    public CatalogView catalog(String accountId) {
        return new CatalogView(catalogs.of(accountId));
    }

    /** Ends every role session issued so far; their next request is told ExpiredTokenException. */
    public void expireSessions() {
        keyring.expireSessions();
    }

    /** Stops at once; requests in flight lose their connection. The catalogs are gone. */
    @Override
    public void close() {
        server.close();
    }

    private Answer answer(Exchange exchange) throws InterruptedException {
        Optional<String> target = exchange.header("X-Amz-Target");
        return target.isEmpty() ? sts.answer(exchange) : glue.answer(operation(target.get()), exchange);
    }

    private static String operation(String target) {
        return target.startsWith(TARGET_PREFIX) ? target.substring(TARGET_PREFIX.length()) : target;
    }
}
