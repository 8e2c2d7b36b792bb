package dev.lockstep.glue;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.Secret;
import dev.lockstep.glue.client.RoleRequest;
import java.nio.file.Path;
import java.util.List;
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

    /** A profile of the shared files: keys, SSO, a credential process, a role. */
    record Profile(String name) implements GlueCredentials {
        public Profile {
            requireNonNull(name, "name is null");
        }
    }

    /** A role for whoever holds an identity token. @param tokenFile is read anew for each session */
    record WebIdentity(RoleRequest role, Path tokenFile) implements GlueCredentials {
        public WebIdentity {
            requireNonNull(role, "role is null");
            requireNonNull(tokenFile, "tokenFile is null");
        }
    }

    /** @param roles at least one, each assumed with the session of the one before; @param source what the first is assumed with */
    record AssumeRole(List<RoleRequest> roles, GlueCredentials source) implements GlueCredentials {
        public AssumeRole {
            roles = List.copyOf(roles);
            requireNonNull(source, "source is null");
            if (roles.isEmpty()) {
                throw new IllegalArgumentException("there is no role to assume");
            }
        }

        RoleRequest last() {
            return roles.get(roles.size() - 1);
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
}
