package dev.lockstep.engine.laws;

import dev.lockstep.engine.plan.Absence;
import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.model.Address;
import java.util.Map;
import java.util.TreeMap;

/** Absences in memory, which can be lost. */
final class Memory implements AbsenceLog {
    private Map<Address, Absence> kept = new TreeMap<>();

    void lose() {
        kept = new TreeMap<>();
    }

    @Override
    public Map<Address, Absence> read(String sync) {
        return new TreeMap<>(kept);
    }

    @Override
    public void replace(String sync, Map<Address, Absence> before, Map<Address, Absence> after) {
        kept = new TreeMap<>(after);
    }
}
