package dev.lockstep.engine.plan;

import dev.lockstep.spi.Form;
import java.util.List;
import java.util.Optional;

/** What takes a change back, of whatever it is; the rules of an undo. What somebody changed since is never taken from him. */
public sealed interface Reversal {
    /** Everything is as it was before. */
    record None() implements Reversal {}

    /** It is left alone. @param why one sentence without its subject */
    record Refused(String why) implements Reversal {}

    /** @param now what goes: the change created it, and it is still so */
    record Remove(Form now) implements Reversal {}

    /** @param before what the change took away, and where nothing is now */
    record Create(Form before) implements Reversal {}

    /** @param now what is there; @param result what shall be there; @param reasons what of it is put back */
    record Restore(Form now, Form result, List<Reason> reasons) implements Reversal {
        public Restore {
            reasons = List.copyOf(reasons);
        }
    }

    /**
     * What a change did.
     *
     * @param before state before it; absent when nothing was there
     * @param left state that it left; absent when it left nothing
     * @param certain whether it was made for sure
     * @param gone word for what it did when it left nothing
     * @param later who wrote the same since, of the runs; absent when none did
     */
    record Made(Optional<Form> before, Optional<Form> left, boolean certain, String gone, Optional<String> later) {
        private String since() {
            return "changed since by %s: ".formatted(later.orElse("somebody else"));
        }
    }

    /** @param now what is there; absent when nothing is */
    static Reversal of(Made made, Optional<Form> now) {
        if (now.equals(made.before())) {
            return new None();
        }
        boolean surelyOurs =
                made.certain() || now.equals(made.left()) && made.later().isEmpty();
        if (!surelyOurs) {
            return new Refused("may have been written by the run, whose outcome is not known, "
                    + made.later()
                            .filter(later -> now.equals(made.left()))
                            .map("or since by "::concat)
                            .orElse("and is different now"));
        }
        if (made.before().isEmpty()) {
            return remove(made, now.orElseThrow());
        }
        if (now.isEmpty()) {
            return made.left().isPresent()
                    ? new Refused("was updated by the run and is gone now")
                    : new Create(made.before().get());
        }
        return made.left().isEmpty()
                ? new Refused("was %s by the run, and something else stands there now".formatted(made.gone()))
                : restore(made, now.get());
    }

    private static Reversal remove(Made made, Form now) {
        return FormUndo.change(made.left().orElseThrow(), now)
                .<Reversal>map(changed -> new Refused("was created by the run and " + made.since() + changed))
                .orElseGet(() -> new Remove(now));
    }

    private static Reversal restore(Made made, Form now) {
        FormUndo undo =
                new FormUndo(made.left().orElseThrow(), now, made.before().orElseThrow());
        Optional<String> conflict = undo.conflict();
        if (conflict.isPresent()) {
            return new Refused(made.since() + conflict.get());
        }
        return undo.reasons().isEmpty() ? new None() : new Restore(now, undo.result(), undo.reasons());
    }
}
