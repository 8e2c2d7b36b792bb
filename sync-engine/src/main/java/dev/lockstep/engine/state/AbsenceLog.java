package dev.lockstep.engine.state;

import dev.lockstep.engine.plan.Absence;
import dev.lockstep.model.Address;
import java.util.Map;
import java.util.TreeMap;

/** Remembers between runs which objects of a sync lost their source. Losing it starts every count anew. Thread-safe. */
public interface AbsenceLog {
    /** Everything that is remembered of {@code sync}. */
    Map<Address, Absence> read(String sync);

    /**
     * Remembers {@code after} in place of {@code before}, which was read. An entry that somebody else changed meanwhile stays as it is: their
     * look is the younger one.
     */
    void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after);

    /** The same memory, which is not added to. */
    default AbsenceLog readOnly() {
        AbsenceLog all = this;
        return new AbsenceLog() {
            @Override
            public Map<Address, Absence> read(String sync) {
                return all.read(sync);
            }

            @Override
            public void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after) {
                // only looks
            }
        };
    }

    /** Remembers nothing: every absence is the first one. */
    static AbsenceLog none() {
        return new AbsenceLog() {
            @Override
            public Map<Address, Absence> read(String sync) {
                return new TreeMap<>();
            }

            @Override
            public void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after) {
                // nothing is kept
            }
        };
    }
}
