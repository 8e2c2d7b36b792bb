package dev.lockstep.engine.laws;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.plan.Absence;
import dev.lockstep.engine.plan.PlannedChange;
import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.model.Address;
import java.util.Map;

/** Ends one run at one of its steps, as the end of its process does: nothing that comes later takes place. Thread-safe. */
final class Killing {
    /** Not an exception: nothing in a process survives its end. */
    static final class Killed extends Error {
        private static final long serialVersionUID = 1;

        private Killed() {
            super("killed", null, false, false);
        }
    }

    private final int end;
    private int steps;
    private int intended;

    /** @param end number of the step that does not take place any more; steps are the two sides of what is kept, and the writes */
    Killing(int end) {
        this.end = end;
    }

    synchronized void step() {
        steps++;
        if (steps >= end) {
            throw new Killed();
        }
    }

    synchronized boolean isDone() {
        return steps >= end;
    }

    /** Writes that were announced. */
    synchronized int intended() {
        return intended;
    }

    WriteJournal journal() {
        return new WriteJournal() {
            @Override
            public void intended(PlannedChange change) {
                step();
                count();
                step();
            }

            @Override
            public void done(ChangeResult result) {
                step();
            }
        };
    }

    AbsenceLog absences(AbsenceLog kept) {
        return new AbsenceLog() {
            @Override
            public Map<Address, Absence> read(String sync) {
                return kept.read(sync);
            }

            @Override
            public void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after) {
                step();
                kept.replace(sync, before, after);
                step();
            }
        };
    }

    private synchronized void count() {
        intended++;
    }
}
