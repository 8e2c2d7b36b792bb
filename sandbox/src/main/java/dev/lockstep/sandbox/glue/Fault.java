package dev.lockstep.sandbox.glue;

import java.util.Objects;

/** What goes wrong with one request. */
public sealed interface Fault {

    /** An error before anything happened. */
    record Refused(String code, int status, String message) implements Fault {
        public Refused {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(message, "message is null");
        }
    }

    /** The operation is carried out; then an error is answered instead of its result. */
    record LostAnswer(String code, int status, String message) implements Fault {
        public LostAnswer {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(message, "message is null");
        }
    }

    /** The connection is closed without an answer. @param carriedOut whether the operation is carried out before */
    record Reset(boolean carriedOut) implements Fault {}

    /** No answer until the client gives up. @param carriedOut whether the operation is carried out before */
    record Hang(boolean carriedOut) implements Fault {}

    /**
     * Of a batch of partitions every {@code every}-th entry is refused without effect, in an answer that is a success; of a batch that reads it
     * is left unprocessed. @param every from 2
     */
    record Entries(String code, String message, int every) implements Fault {
        public Entries {
            Objects.requireNonNull(code, "code is null");
            Objects.requireNonNull(message, "message is null");
            if (every < 2) {
                throw new IllegalArgumentException("Every entry of a batch is more than some: " + every);
            }
        }
    }

    /** The request arrives twice; the client sees the answer to the second. */
    record Duplicated() implements Fault {}

    static Fault refused(String code, int status) {
        return new Refused(code, status, "Injected failure.");
    }

    /** A 500 after the effect. */
    static Fault lostAnswer() {
        return new LostAnswer("InternalServiceException", 500, "Injected failure.");
    }
}
