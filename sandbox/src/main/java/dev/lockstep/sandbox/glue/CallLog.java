package dev.lockstep.sandbox.glue;

import static java.util.Objects.requireNonNull;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Every request since the start or the last {@link #reset}, in the order in which they took effect. Thread-safe. */
public final class CallLog {
    private final List<Call> calls = new ArrayList<>();
    private volatile Consumer<Call> listener = call -> {};

    /** From now on {@code next} is told of each request, on the server's thread: after its effect and before its answer. */
    public void listen(Consumer<Call> next) {
        listener = requireNonNull(next, "next is null");
    }

    /** A copy. */
    public List<Call> all() {
        synchronized (calls) {
            return List.copyOf(calls);
        }
    }

    /** Requests for one operation, refused ones included. */
    public int count(String operation) {
        return count(call -> call.operation().equals(operation));
    }

    public int count(Predicate<Call> wanted) {
        return (int) all().stream().filter(wanted).count();
    }

    /** Requests to Glue, refused ones included, STS not counted. */
    public int glueCalls() {
        return count(call -> call.service().equals("glue"));
    }

    /** Writing requests to Glue, refused ones included. */
    public int writes() {
        return count(Call::isWrite);
    }

    /** Requests per operation, sorted by name. */
    public SortedMap<String, Long> counts() {
        return all().stream().collect(Collectors.groupingBy(Call::operation, TreeMap::new, Collectors.counting()));
    }

    /** Requests per outcome, sorted. */
    public SortedMap<String, Long> outcomes() {
        return all().stream().collect(Collectors.groupingBy(Call::outcome, TreeMap::new, Collectors.counting()));
    }

    public void reset() {
        synchronized (calls) {
            calls.clear();
        }
    }

    void add(Call call) {
        synchronized (calls) {
            calls.add(call);
        }
        listener.accept(call);
    }
}
