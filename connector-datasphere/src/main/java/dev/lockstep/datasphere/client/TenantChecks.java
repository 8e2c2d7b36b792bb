package dev.lockstep.datasphere.client;

import dev.lockstep.error.RetryableException;
import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.MetadataReader.Containers;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The tests of {@code doctor}, each with what to do about it. Reads only. Thread-safe. */
final class TenantChecks {
    private static final String HOST = "datasphere:host";
    private static final String TOKEN = "datasphere:token";
    private static final String DESIGN_TIME = "datasphere:design-time";
    private static final String CATALOG = "datasphere:catalog";
    private static final String SPACE = "datasphere:space ";

    private final URI tenant;
    private final String clientId;
    private final List<String> wanted;
    private final Gate gate;
    private final TokenSource tokens;
    private final SpaceDirectory spaces;
    private final DesignTimePlane designTime;
    private final CatalogPlane catalog;

    /** @param wanted globs of the configuration */
    TenantChecks(
            URI tenant,
            String clientId,
            List<String> wanted,
            Gate gate,
            TokenSource tokens,
            SpaceDirectory spaces,
            DesignTimePlane designTime,
            CatalogPlane catalog) {
        this.tenant = tenant;
        this.clientId = clientId;
        this.wanted = List.copyOf(wanted);
        this.gate = gate;
        this.tokens = tokens;
        this.spaces = spaces;
        this.designTime = designTime;
        this.catalog = catalog;
    }

    List<Check> run() {
        List<Check> checks = new ArrayList<>();
        checks.add(host());
        checks.add(token());
        if (checks.stream().anyMatch(check -> check.status() == Check.Status.FAILED)) {
            checks.add(Check.skipped(DESIGN_TIME, "Needs the host and a token."));
            checks.add(Check.skipped(CATALOG, "Needs the host and a token."));
            wanted.forEach(space -> checks.add(Check.skipped(SPACE + space, "Needs the host and a token.")));
            return checks;
        }
        try {
            checks.add(plane(DESIGN_TIME, designTime.listSpaces()));
            checks.add(plane(CATALOG, catalog.listSpaces()));
            checks.addAll(spaces());
        } catch (SyncException e) {
            checks.add(Check.failed("datasphere:access", e.getMessage(), e.remedy()));
        }
        return checks;
    }

    /** Any answer will do, even a refusal. */
    private Check host() {
        HttpRequest request = HttpRequest.newBuilder(tenant.resolve("/"))
                .header("User-Agent", TenantHttp.USER_AGENT)
                .GET()
                .build();
        return Interrupts.stopping(() -> {
            try {
                HttpAnswer answer = gate.send(CallKind.HOST, request);
                return Check.passed(HOST, "%s answers (%d).".formatted(tenant.getHost(), answer.status()));
            } catch (IOException e) {
                RetryableException failure = Unreachable.retryable(tenant, e);
                return Check.failed(
                        HOST, failure.getMessage(), "Check url, the network and a proxy between here and there.");
            }
        });
    }

    private Check token() {
        try {
            Token token = Interrupts.stopping(tokens::current);
            TokenClaims claims = TokenClaims.of(token.value());
            return Check.passed(
                    TOKEN,
                    "OAuth client %s has a token%s%s."
                            .formatted(
                                    TokenRefusal.shown(clientId),
                                    claims.user() ? " of a technical user" : "",
                                    claims.zone().isEmpty() ? "" : " in zone " + claims.zone()));
        } catch (SyncException e) {
            return Check.failed(TOKEN, e.getMessage(), e.remedy());
        }
    }

    private Check plane(String name, Listing<?> listing) {
        Optional<Reply.Failure> failure = listing.failure();
        if (failure.isPresent()) {
            return Check.failed(
                    name,
                    "Listing the spaces failed: %s.".formatted(failure.get().cause()),
                    failure.get().remedy());
        }
        String root = name.equals(CATALOG)
                ? catalog.root().map(found -> " at " + found.path()).orElse("")
                : "";
        return listing.items().isEmpty()
                ? Check.warning(name, "It shows no space.", Failures.SCOPED_ROLE)
                : Check.passed(
                        name,
                        "It shows %d space(s)%s.".formatted(listing.items().size(), root));
    }

    /** A plain name must be there; any space that is selected must let us list. */
    private List<Check> spaces() {
        Containers containers = spaces.list();
        List<Check> checks = new ArrayList<>();
        wanted.stream()
                .filter(SpaceDirectory::isPlain)
                .filter(name -> containers.containers().stream()
                        .noneMatch(space -> space.name().equals(name)))
                .forEach(name -> checks.add(Check.failed(
                        SPACE + name,
                        "The tenant does not list it.",
                        "Check the spelling in `spaces`. " + Failures.SCOPED_ROLE)));
        containers.containers().forEach(space -> checks.add(space(space.name())));
        return checks;
    }

    private Check space(String name) {
        Optional<Reply.Failure> failure =
                designTime.listObjects(name, Segment.LOCAL_TABLES).failure();
        return failure.map(found -> Check.failed(
                        SPACE + name, "Listing its local tables failed: %s.".formatted(found.cause()), found.remedy()))
                .orElseGet(() -> Check.passed(SPACE + name, "Its objects can be listed."));
    }
}
