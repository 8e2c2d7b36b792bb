package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import dev.lockstep.config.Secret;
import java.net.URI;
import java.util.Optional;

/** What calls go through. @param password present only with a user */
public record Proxy(URI url, Optional<String> user, Optional<Secret> password) {
    public Proxy {
        requireNonNull(url, "url is null");
        requireNonNull(user, "user is null");
        requireNonNull(password, "password is null");
    }
}
