package dev.lockstep.glue.client;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.Collections;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * A session of a role, to be asked for. Source of the limits: STS API, AssumeRole.
 *
 * @param arn of the role
 * @param externalId what the role's owner asks for; absent if nothing
 * @param sessionName what the session is called in CloudTrail
 * @param tags of the session
 * @param duration 15 minutes to 12 hours; the role may allow less, and a role assumed by a role one hour
 */
public record RoleRequest(
        String arn,
        Optional<String> externalId,
        String sessionName,
        SortedMap<String, String> tags,
        Duration duration) {
    public RoleRequest {
        requireNonNull(arn, "arn is null");
        requireNonNull(externalId, "externalId is null");
        requireNonNull(sessionName, "sessionName is null");
        tags = Collections.unmodifiableSortedMap(new TreeMap<>(tags));
        requireNonNull(duration, "duration is null");
    }

    /** The account that the role belongs to. */
    public String account() {
        return arn.split(":", 6)[4];
    }

    int seconds() {
        return Math.toIntExact(duration.toSeconds());
    }
}
