package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.datasphere.content.DocumentProblem;
import dev.lockstep.sandbox.datasphere.content.Tenant;
import dev.lockstep.sandbox.http.SandboxServer;
import java.net.URI;
import java.util.List;

/**
 * A running tenant. Thread-safe; everything may be changed while calls run.
 *
 * <pre>{@code
 * try (var sandbox = DatasphereSandbox.start(DatasphereSandboxOptions.folder(Path.of("csn")))) {
 *     sandbox.surprises().forbid(Plane.CATALOG, "FINANCE");
 *     // url(), tokenUrl(), clientId() and clientSecret() make the configuration of a connector
 * }
 * }</pre>
 */
public final class DatasphereSandbox implements AutoCloseable {
    private final DatasphereSandboxOptions options;
    private final Tenant tenant;
    private final Tokens tokens;
    private final Surprises surprises;
    private final Calls calls = new Calls();
    private final SandboxServer server;

    private DatasphereSandbox(DatasphereSandboxOptions options) {
        this.options = options;
        this.tenant = new Tenant(options.source(), options.clock());
        this.tokens = new Tokens(options);
        var quota = new Quota(options.clock());
        this.surprises = new Surprises(quota);
        var requests = new Requests(
                options, tenant, tokens, surprises, quota, calls, latency -> Thread.sleep(latency.toMillis()));
        this.server = SandboxServer.start(options.port(), requests);
    }

    /**
     * Reads the source and serves at once.
     *
     * @throws java.io.UncheckedIOException when the source cannot be read or the port is taken
     */
    public static DatasphereSandbox start(DatasphereSandboxOptions options) {
        return new DatasphereSandbox(options);
    }

    /** The tenant, without a slash at the end. */
    public URI url() {
        return server.endpoint();
    }

    public URI tokenUrl() {
        return URI.create(url() + "/oauth/token");
    }

    public String clientId() {
        return options.clientId();
    }

    public String clientSecret() {
        return options.clientSecret();
    }

    public Calls calls() {
        return calls;
    }

    public Surprises surprises() {
        return surprises;
    }

    /** Space ids, sorted. */
    public List<String> spaces() {
        return tenant.spaces().stream().map(space -> space.id()).toList();
    }

    /** Documents and definitions of the source that are not served, with the reason. */
    public List<DocumentProblem> problems() {
        return tenant.problems();
    }

    /**
     * Saves and deploys the objects of a CSN document; those of the same names are replaced. The time of change moves for
     * each object whose content changes, and only for those. A space that does not exist is created.
     *
     * @throws IllegalArgumentException when {@code document} is not CSN
     */
    public void put(String space, String document) {
        tenant.put(space, document);
    }

    /** @return false when there was no such object */
    public boolean remove(String space, String name) {
        return tenant.remove(space, name);
    }

    /** @return false when there was no such space */
    public boolean removeSpace(String space) {
        return tenant.removeSpace(space);
    }

    /** No token handed out so far is good any more. */
    public void revokeTokens() {
        tokens.revokeAll();
    }

    /** Lets {@code calls} more calls pass and then revokes all tokens, once. */
    public void revokeTokensAfter(int calls) {
        tokens.revokeAfter(calls);
    }

    /** Closing twice is harmless. */
    @Override
    public void close() {
        server.close();
    }
}
