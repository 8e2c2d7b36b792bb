package dev.lockstep.glue.client;

import dev.lockstep.error.RemoteException;
import java.util.HashSet;
import java.util.Set;

/** The tokens of one listing. A token that comes twice leads in a circle, and the pages between would be listed for ever. For one thread. */
final class PageTokens {
    private final String subject;
    private final Set<String> seen = new HashSet<>();

    /** @param subject what is listed, for the message */
    PageTokens(String subject) {
        this.subject = subject;
    }

    /**
     * Whether {@code token} leads to another page. Glue ends a listing with no token or an empty one.
     *
     * @throws RemoteException if the token was there before
     */
    boolean isMore(String token) {
        if (token == null || token.isEmpty()) {
            return false;
        }
        if (!seen.add(token)) {
            throw new RemoteException(
                    "glue.endless-list",
                    "The listing of %s never ends: a page leads back to one that was read before".formatted(subject),
                    Remedies.ENDPOINT);
        }
        return true;
    }
}
