package dev.lockstep.sandbox.datasphere.content;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;

/**
 * One listed object.
 *
 * @param definition its CSN node; shared, not to be modified
 * @param fingerprint SHA-256 (hex) of everything a read returns
 * @param changedOn moves forward whenever the fingerprint changes
 */
public record SpaceObject(
        String space,
        String name,
        ObjectKind kind,
        ObjectNode definition,
        String fingerprint,
        String status,
        Instant createdOn,
        Instant changedOn) {

    public static final String DEPLOYED = "Deployed";

    /** Whether there is anything at run time: catalog and consumption know nothing else. */
    public boolean isDeployed() {
        return !status.equals("NotDeployed") && !status.equals("PendingDeployment");
    }

    /** The moment the deployment ended, always after {@link #createdOn()}. */
    public Instant deployedOn() {
        return (status.equals(DEPLOYED) ? changedOn : createdOn).plusSeconds(40);
    }
}
