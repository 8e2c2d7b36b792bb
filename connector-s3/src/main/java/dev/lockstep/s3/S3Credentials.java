package dev.lockstep.s3;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import java.util.List;
import java.util.Optional;

/** How to sign in. */
public sealed interface S3Credentials {
    /** The SDK's default chain: system properties, environment, web identity, profile, container, instance. */
    record Default() implements S3Credentials {}

    /** A pair of keys, with a token if they belong to a session. */
    record Static(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken) implements S3Credentials {
        public Static {
            requireNonNull(accessKeyId, "accessKeyId is null");
            requireNonNull(secretAccessKey, "secretAccessKey is null");
            requireNonNull(sessionToken, "sessionToken is null");
        }
    }

    /** The values of {@code type}. */
    enum Type {
        DEFAULT,
        STATIC
    }

    /** Keys without a {@code type} are static ones. */
    static S3Credentials from(ConfigSection section) {
        boolean keys = section.has("access-key-id") || section.has("secret-access-key");
        return switch (section.choice("type", Type.class, keys ? Type.STATIC : Type.DEFAULT)) {
            case DEFAULT -> chain(section);
            case STATIC ->
                new Static(
                        section.required("access-key-id"),
                        section.requiredSecret("secret-access-key"),
                        section.secret("session-token"));
        };
    }

    private static S3Credentials chain(ConfigSection section) {
        for (String key : List.of("access-key-id", "secret-access-key", "session-token")) {
            if (section.optional(key).isPresent()) {
                section.problem(key, "has no meaning with type default; use type static");
            }
        }
        return new Default();
    }
}
