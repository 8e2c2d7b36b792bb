package dev.lockstep.sandbox.datasphere;

import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Pattern;

/** Everything that can go differently than the documentation says. May be changed while calls run; thread-safe. */
public final class Surprises {
    private final Set<Surprise> on = ConcurrentHashMap.newKeySet();
    private final Set<String> marks = ConcurrentHashMap.newKeySet();
    private final List<PathFault> faults = new CopyOnWriteArrayList<>();
    private final Quota quota;

    Surprises(Quota quota) {
        this.quota = quota;
        reset();
    }

    /** Back to how every tenant behaves: the usual surprises, no faults, no quota. */
    public void reset() {
        on.clear();
        EnumSet.allOf(Surprise.class).stream().filter(Surprise::isUsual).forEach(on::add);
        marks.clear();
        faults.clear();
        quota.lift();
    }

    public void turnOn(Surprise... surprises) {
        on.addAll(List.of(surprises));
    }

    public void turnOff(Surprise... surprises) {
        on.removeAll(List.of(surprises));
    }

    public boolean isOn(Surprise surprise) {
        return on.contains(surprise);
    }

    /** Answers 403 for everything in {@code space} on one plane, as if the user were no member. */
    public void forbid(Plane plane, String space) {
        marks.add(plane + " " + space);
    }

    public void allow(Plane plane, String space) {
        marks.remove(plane + " " + space);
    }

    boolean isForbidden(Plane plane, String space) {
        return marks.contains(plane + " " + space);
    }

    /** The analytical {@code $metadata} of one asset answers 500, for ever. */
    public void breakModel(String space, String name) {
        marks.add("broken " + space + " " + name);
    }

    boolean isBroken(String space, String name) {
        return marks.contains("broken " + space + " " + name);
    }

    /** The design-time plane has the object, the catalog does not. */
    public void listOnly(String space, String name) {
        marks.add("listed " + space + " " + name);
    }

    boolean isInCatalog(String space, String name) {
        return !marks.contains("listed " + space + " " + name);
    }

    /** The catalog has the object; the design-time plane does not list it and answers 403 when it is read. */
    public void catalogOnly(String space, String name) {
        marks.add("exposed " + space + " " + name);
    }

    boolean isListed(String space, String name) {
        return !marks.contains("exposed " + space + " " + name);
    }

    /** Answers 429 with {@code Retry-After} beyond this number of calls (tokens apart) in a minute of the sandbox's clock. */
    public void quota(int requestsPerMinute) {
        quota.set(requestsPerMinute);
    }

    /**
     * Every call whose decoded path and query contain a match of {@code regex} goes wrong, the first {@code times} of
     * them. Of several faults for one call the one set first happens.
     */
    public void fault(String regex, Fault fault, int times) {
        faults.add(new PathFault(Pattern.compile(regex), fault, new AtomicInteger(times)));
    }

    /** Like {@link #fault(String, Fault, int)}, for ever. */
    public void fault(String regex, Fault fault) {
        fault(regex, fault, Integer.MAX_VALUE);
    }

    Optional<Fault> faultOf(String pathAndQuery) {
        return faults.stream()
                .filter(each -> each.path().matcher(pathAndQuery).find())
                .filter(PathFault::happens)
                .map(PathFault::fault)
                .findFirst();
    }

    private record PathFault(Pattern path, Fault fault, AtomicInteger left) {
        boolean happens() {
            return left.getAndUpdate(count -> count > 0 ? count - 1 : 0) > 0;
        }
    }
}
