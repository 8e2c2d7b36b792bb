package dev.lockstep.sandbox.datasphere;

import java.util.ArrayList;
import java.util.List;

/** Every call since the start or the last {@link #reset()}, in the order of their answers. Thread-safe. */
public final class Calls {
    private final List<Call> all = new ArrayList<>();

    synchronized void add(Call call) {
        all.add(call);
    }

    public synchronized List<Call> all() {
        return List.copyOf(all);
    }

    public synchronized int count(CallKind kind) {
        return (int) all.stream().filter(call -> call.kind() == kind).count();
    }

    /** Calls of every kind. */
    public synchronized int count() {
        return all.size();
    }

    public synchronized void reset() {
        all.clear();
    }
}
