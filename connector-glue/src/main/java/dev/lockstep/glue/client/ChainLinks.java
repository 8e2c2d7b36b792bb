package dev.lockstep.glue.client;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The links of the SDK's chain of credentials. With credentials the SDK hands out the marks of the links they came through, the last of which
 * says most. Source of the marks: AWS SDKs, feature ids of the user agent header.
 */
final class ChainLinks {
    private static final Map<String, String> BY_MARK = Map.ofEntries(
            Map.entry("f", "Java system properties (aws.accessKeyId)"),
            Map.entry("g", "environment variables (AWS_ACCESS_KEY_ID)"),
            Map.entry("h", "web identity of the environment (AWS_WEB_IDENTITY_TOKEN_FILE)"),
            Map.entry("n", "keys of a profile"),
            Map.entry("o", "role of a profile, through source_profile"),
            Map.entry("p", "role of a profile, through credential_source"),
            Map.entry("q", "web identity of a profile"),
            Map.entry("r", "SSO session of a profile"),
            Map.entry("t", "SSO session of a profile"),
            Map.entry("v", "credential process of a profile"),
            Map.entry("z", "container (ECS or EKS Pod Identity)"),
            Map.entry("0", "instance profile (EC2)"));

    private ChainLinks() {}

    /** @param marks separated by commas */
    static Optional<String> find(String marks) {
        return List.of(marks.split(",")).stream()
                .map(String::trim)
                .filter(BY_MARK::containsKey)
                .map(BY_MARK::get)
                .findFirst();
    }
}
