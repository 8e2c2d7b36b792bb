package dev.lockstep.datasphere.client;

import dev.lockstep.error.AccessException;
import java.util.Locale;

/** Explains why the token service refuses a client. Pure; names the client by the start of its id, the secret never. */
final class TokenRefusal {
    private static final String NEW_SECRET =
            "Check client-id and client-secret, and in System > Administration > App Integration whether the"
                    + " client has expired: clients expire after 3 months by default.";
    private static final String TECHNICAL_USER =
            "Create an OAuth client of the purpose Technical User in System > Administration > App"
                    + " Integration, give it a scoped role in each space, and configure its id and secret.";

    private TokenRefusal() {}

    /** The grant is not for this kind of client, so another way to send the secret would not help. */
    static boolean isWrongGrant(String message) {
        return message.toLowerCase(Locale.ROOT).contains("grant type");
    }

    static AccessException of(String clientId, int status, String message) {
        String found = message.isEmpty() ? "" : " (" + message + ")";
        if (isWrongGrant(message)) {
            return new AccessException(
                    "datasphere.client-purpose",
                    "The OAuth client %s has another purpose than Technical User: the token service answered %d%s"
                            .formatted(shown(clientId), status, found),
                    TECHNICAL_USER);
        }
        return new AccessException(
                "datasphere.client-refused",
                "The token service refuses the OAuth client %s: it answered %d%s"
                        .formatted(shown(clientId), status, found),
                NEW_SECRET);
    }

    static AccessException wrongPurpose(String clientId) {
        return new AccessException(
                "datasphere.client-purpose",
                "The OAuth client %s has the purpose API Access: its tokens stand for no user, and every space refuses them"
                        .formatted(shown(clientId)),
                TECHNICAL_USER);
    }

    /** Enough of an id to tell clients apart. */
    static String shown(String clientId) {
        return clientId.length() <= 11 ? clientId : clientId.substring(0, 11) + "…";
    }
}
