package dev.lockstep.sandbox.datasphere;

import dev.lockstep.sandbox.http.Answer;
import java.util.function.Supplier;

/** Turns a fault into what the client gets. */
final class Faults {
    private Faults() {}

    /** @param regular the answer without the fault; asked only when part of it is sent */
    static Answer answer(Fault fault, Supplier<Answer.Content> regular) {
        if (fault instanceof Fault.Status status) {
            Answer.Content answer = Answers.status(status.code());
            return status.retryAfter().isPresent()
                    ? answer.with(
                            "Retry-After", String.valueOf(status.retryAfter().getAsInt()))
                    : answer;
        }
        if (fault instanceof Fault.LoginPage) {
            return Answers.loginPage();
        }
        if (fault instanceof Fault.LoginRedirect) {
            return Answers.loginRedirect();
        }
        if (fault instanceof Fault.Hang) {
            return new Answer.Hanging();
        }
        if (fault instanceof Fault.Reset) {
            return new Answer.Dropped();
        }
        if (fault instanceof Fault.Truncated) {
            return new Answer.Truncated(regular.get());
        }
        throw new IllegalStateException("No answer for " + fault);
    }
}
