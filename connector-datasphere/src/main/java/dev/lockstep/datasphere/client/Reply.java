package dev.lockstep.datasphere.client;

import static java.util.Objects.requireNonNull;

import java.net.URI;

/** What came of a call after redirects, token renewal and retries. */
sealed interface Reply {
    /** @param from where it finally came from, for relative links */
    record Content(String text, URI from) implements Reply {
        public Content {
            requireNonNull(text, "text is null");
            requireNonNull(from, "from is null");
        }
    }

    /** @param cause half a sentence, such as {@code answered 403}; @param remedy empty when nothing can be advised */
    record Failure(Reason reason, String cause, String remedy) implements Reply {
        public Failure {
            requireNonNull(reason, "reason is null");
            requireNonNull(cause, "cause is null");
            requireNonNull(remedy, "remedy is null");
        }

        /** Whether the path does not exist for this principal, so that another path may be worth a try. */
        boolean isAbsence() {
            return reason == Reason.NOT_FOUND || reason == Reason.PAGE;
        }

        /** Whether the tenant said neither yes nor no; nothing may be concluded from that. */
        boolean isSilence() {
            return reason == Reason.UNAVAILABLE || reason == Reason.MALFORMED;
        }
    }

    /** Why a call failed. */
    enum Reason {
        FORBIDDEN,
        NOT_FOUND,
        PAGE,
        REFUSED,
        MALFORMED,
        UNAVAILABLE
    }
}
