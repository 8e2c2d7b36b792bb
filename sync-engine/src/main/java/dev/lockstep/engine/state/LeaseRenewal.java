package dev.lockstep.engine.state;

import dev.lockstep.error.SyncException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a lock in the background for as long as it is open. Closing it gives the lock back. */
public final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

    private final RunLock lock;
    private final Runnable onLost;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lockstep-lease");
        thread.setDaemon(true);
        return thread;
    });

    private LeaseRenewal(RunLock lock, Runnable onLost) {
        this.lock = lock;
        this.onLost = onLost;
    }

    /** @param onLost called, on another thread, when someone else took the lock over: the run must stop writing */
    public static LeaseRenewal start(RunLock lock, Runnable onLost) {
        LeaseRenewal renewal = new LeaseRenewal(lock, onLost);
        long pause = SqlStateStore.LEASE.toMillis() / 4;
        var unused = renewal.timer.scheduleWithFixedDelay(renewal::renew, pause, pause, TimeUnit.MILLISECONDS);
        return renewal;
    }

    /** One renewal. A store that fails now may work the next time, well before the lease is over. */
    void renew() {
        try {
            if (!lock.renew()) {
                onLost.run();
                timer.shutdown();
            }
        } catch (SyncException e) {
            LOG.warn("Cannot renew the run lock, trying again: {}", e.getMessage());
        }
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lock.close();
    }
}
