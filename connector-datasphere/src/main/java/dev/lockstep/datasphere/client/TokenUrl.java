package dev.lockstep.datasphere.client;

import java.net.URI;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Derives the address of the token service from that of the tenant. Pure. */
public final class TokenUrl {
    /** Source: hosts of tenants, {@code <tenant>.<region>.hcs.cloud.sap}; SAP's command line client derives in the same way. */
    private static final Pattern TENANT_HOST =
            Pattern.compile("([a-z0-9-]+)\\.([a-z0-9-]+)\\.hcs\\.cloud\\.sap", Pattern.CASE_INSENSITIVE);

    private TokenUrl() {}

    /** Empty for a custom host, whose token service nobody can guess: there {@code token-url} must be configured. */
    public static Optional<URI> derive(URI tenant) {
        Matcher host = TENANT_HOST.matcher(Optional.ofNullable(tenant.getHost()).orElse(""));
        return host.matches()
                ? Optional.of(URI.create("https://%s.authentication.%s.hana.ondemand.com/oauth/token"
                        .formatted(host.group(1), host.group(2))))
                : Optional.empty();
    }
}
