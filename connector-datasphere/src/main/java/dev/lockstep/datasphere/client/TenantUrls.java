package dev.lockstep.datasphere.client;

import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Optional;

/** Builds and checks addresses of one tenant, so that a token never goes to another host. Pure. */
final class TenantUrls {
    private static final String DESIGN_TIME = "/dwaas-core/api/v1/spaces";
    private static final String SELECT =
            "technicalName,businessName,type,semanticUsage,status,createdOn,changedOn,deployedOn,createdBy,changedBy";

    private final URI tenant;

    /** @param tenant scheme, host and port; a path is dropped */
    TenantUrls(URI tenant) {
        this.tenant = tenant.resolve("/");
    }

    String host() {
        return tenant.getHost();
    }

    /** Scheme, host and port, the same however the address is spelt: what tells one tenant from another. */
    String origin() {
        return "%s://%s:%d"
                .formatted(tenant.getScheme(), tenant.getHost(), port(tenant))
                .toLowerCase(Locale.ROOT);
    }

    URI spaces() {
        return at(DESIGN_TIME);
    }

    /** The options of this plane have no dollar sign. Source: list commands of SAP's command line client. */
    URI objects(String space, Segment segment, int top, int skip) {
        return at("%s/%s/%s?select=%s&top=%d&skip=%d"
                .formatted(DESIGN_TIME, encode(space), segment.path(), SELECT, top, skip));
    }

    URI object(String space, Segment segment, String name) {
        return at("%s/%s/%s/%s".formatted(DESIGN_TIME, encode(space), segment.path(), encode(name)));
    }

    URI catalogSpaces(CatalogRoot root) {
        return at(root.path() + "/spaces");
    }

    URI catalogAssets(CatalogRoot root, String space) {
        return at("%s/spaces('%s')/assets".formatted(root.path(), encode(space.replace("'", "''"))));
    }

    /** @param link absolute or relative to {@code from}; what points to another host is led back to the tenant. Empty when it cannot be read. */
    Optional<URI> follow(URI from, String link) {
        try {
            URI target = from.resolve(link.strip().replace(" ", "%20"));
            String query = target.getRawQuery() == null ? "" : "?" + target.getRawQuery();
            return target.getRawPath() == null ? Optional.empty() : Optional.of(at(target.getRawPath() + query));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    boolean isOwn(URI target) {
        return tenant.getScheme().equalsIgnoreCase(target.getScheme())
                && tenant.getHost().equalsIgnoreCase(target.getHost())
                && port(tenant) == port(target);
    }

    private static int port(URI uri) {
        return uri.getPort() >= 0 ? uri.getPort() : "http".equalsIgnoreCase(uri.getScheme()) ? 80 : 443;
    }

    /** A path segment: everything but letters, digits and {@code - _ . ~} is percent-encoded as UTF-8. */
    static String encode(String segment) {
        if (segment.equals(".") || segment.equals("..")) {
            return segment.replace(".", "%2E");
        }
        return URLEncoder.encode(segment, StandardCharsets.UTF_8)
                .replace("+", "%20")
                .replace("*", "%2A")
                .replace("%7E", "~");
    }

    private URI at(String pathAndQuery) {
        return URI.create(tenant.getScheme() + "://" + tenant.getRawAuthority() + pathAndQuery);
    }
}
