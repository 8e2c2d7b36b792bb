package dev.lockstep.engine.cli;

import dev.lockstep.engine.state.AbsenceLog;
import dev.lockstep.engine.state.RunLock;
import dev.lockstep.spi.DocumentCache;
import java.io.PrintStream;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;

/**
 * Counts the state writes of this process, a point before and a point after each, and stops for good at one of them: it says so and waits for
 * its end, with everything that comes later waiting behind it. Thread-safe.
 */
final class Tripwire {
    /** What is printed on reaching the point where the process stops. */
    static final String STOPPED = "stopped";

    /** What is printed before the name of each point when it stops nowhere. */
    static final String PASSED = "passed ";

    private static final List<Class<?>> WATCHED = List.of(DocumentCache.class, AbsenceLog.class, RunLock.class);
    private static final Set<String> WRITES = Set.of("save", "replace", "lock", "intended", "done", "close");

    private final int stop;
    private final PrintStream told;
    private int passed;

    /** @param stop number of the point to stop at, from 1; 0 for none */
    Tripwire(int stop, PrintStream told) {
        this.stop = stop;
        this.told = told;
    }

    /** {@code real}, and whatever it hands out, with the points around each write. */
    <T> T around(Class<T> type, T real) {
        return type.cast(
                Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                    String name = type.getSimpleName() + "." + method.getName();
                    if (!WRITES.contains(method.getName())) {
                        return watched(method.invoke(real, arguments));
                    }
                    pass("before " + name);
                    try {
                        Object answer = method.invoke(real, arguments);
                        pass("after " + name);
                        return watched(answer);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                }));
    }

    private Object watched(Object answer) {
        Object guarded = answer;
        for (Class<?> type : WATCHED) {
            guarded = type.isInstance(guarded) ? guard(type, guarded) : guarded;
        }
        return guarded;
    }

    private <T> T guard(Class<T> type, Object real) {
        return around(type, type.cast(real));
    }

    private synchronized void pass(String point) throws InterruptedException {
        passed++;
        if (stop == 0) {
            told.println(PASSED + point);
        }
        if (passed == stop) {
            told.println(STOPPED);
            told.flush();
            new CountDownLatch(1).await();
        }
    }
}
