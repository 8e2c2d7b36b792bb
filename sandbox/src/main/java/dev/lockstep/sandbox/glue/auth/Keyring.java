package dev.lockstep.sandbox.glue.auth;

import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** Every credential the sandbox knows: configured key pairs and the sessions it issued. Thread-safe. */
public final class Keyring {
    private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    private final Map<String, Credential> known = new ConcurrentHashMap<>();
    private final SecureRandom random = new SecureRandom();
    private final Clock clock;

    public Keyring(List<AccessKey> keys, Clock clock) {
        this.clock = clock;
        keys.forEach(key -> known.put(key.id(), Credential.of(key)));
    }

    /** Ends every session issued so far, as if its time were over. */
    public void expireSessions() {
        known.replaceAll((id, credential) -> credential.expiration().isEmpty()
                ? credential
                : new Credential(
                        id,
                        credential.secret(),
                        credential.sessionToken(),
                        Optional.of(Instant.EPOCH),
                        credential.caller()));
    }

    Optional<Credential> find(String accessKeyId) {
        return Optional.ofNullable(known.get(accessKeyId));
    }

    Instant now() {
        return clock.instant();
    }

    Credential issue(Role role, String sessionName, Duration duration) {
        String name = role.name();
        String arn = "arn:aws:sts::%s:assumed-role/%s/%s".formatted(role.accountId(), name, sessionName);
        String roleId = "AROA"
                + (name + "LOCKSTEPSANDBOX0").replaceAll("[^A-Za-z0-9]", "").substring(0, 16);
        var caller = new Caller(role.accountId(), arn, roleId + ":" + sessionName, true);
        var session = new Credential(
                "ASIA" + letters(16), bytes(30), Optional.of(bytes(120)), Optional.of(now().plus(duration)), caller);
        known.put(session.accessKeyId(), session);
        return session;
    }

    private String letters(int count) {
        var text = new StringBuilder();
        random.ints(count, 0, LETTERS.length()).forEach(i -> text.append(LETTERS.charAt(i)));
        return text.toString();
    }

    private String bytes(int count) {
        var bytes = new byte[count];
        random.nextBytes(bytes);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
