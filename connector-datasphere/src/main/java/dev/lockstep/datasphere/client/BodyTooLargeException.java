package dev.lockstep.datasphere.client;

import java.io.IOException;

/** An answer is larger than this connector takes. Asking again does not help. */
final class BodyTooLargeException extends IOException {
    private static final long serialVersionUID = 1L;

    BodyTooLargeException(long limit) {
        super("the answer is larger than " + limit + " bytes");
    }
}
