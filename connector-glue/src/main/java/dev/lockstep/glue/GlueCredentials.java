package dev.lockstep.glue;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.ConfigSection;
import dev.lockstep.config.Secret;
import java.util.Optional;

/** How to sign in. */
public sealed interface GlueCredentials {
    /** The SDK's default chain: system properties, environment, web identity, profile, container, instance. */
    record Default() implements GlueCredentials {}

    /** A pair of keys, with a token if they belong to a session. */
    record Static(String accessKeyId, Secret secretAccessKey, Optional<Secret> sessionToken)
            implements GlueCredentials {
        public Static {
            requireNonNull(accessKeyId, "accessKeyId is null");
            requireNonNull(secretAccessKey, "secretAccessKey is null");
            requireNonNull(sessionToken, "sessionToken is null");
        }
    }

    /** The names of {@code credentials.type}. */
    enum Type {
        DEFAULT,
        STATIC,
        PROFILE,
        ASSUME_ROLE,
        WEB_IDENTITY
    }

    static GlueCredentials from(ConfigSection section) {
        boolean keys = section.has("access-key-id") || section.has("secret-access-key");
        Type type = section.choice("type", Type.class, keys ? Type.STATIC : Type.DEFAULT);
        return switch (type) {
            case DEFAULT -> defaults(section);
            case STATIC -> keys(section);
            case PROFILE, ASSUME_ROLE, WEB_IDENTITY -> {
                section.problem(
                        "type",
                        "is not supported yet; use default (the SDK's default chain reads profiles, web identity and roles from the environment)");
                section.handOver();
                yield new Default();
            }
        };
    }

    private static GlueCredentials defaults(ConfigSection section) {
        for (String key : java.util.List.of("access-key-id", "secret-access-key", "session-token")) {
            if (section.optional(key).isPresent()) {
                section.problem(key, "has no meaning with type default; use type static");
            }
        }
        return new Default();
    }

    private static GlueCredentials keys(ConfigSection section) {
        return new Static(
                section.required("access-key-id"),
                section.requiredSecret("secret-access-key"),
                section.secret("session-token"));
    }
}
