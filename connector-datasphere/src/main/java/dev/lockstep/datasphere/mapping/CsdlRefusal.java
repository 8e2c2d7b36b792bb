package dev.lockstep.datasphere.mapping;

/** A document that is no CSDL this project reads. The message is the reason, one clause. */
final class CsdlRefusal extends Exception {
    private static final long serialVersionUID = 1L;

    CsdlRefusal(String reason) {
        super(reason);
    }

    CsdlRefusal(String reason, Throwable cause) {
        super(reason, cause);
    }
}
