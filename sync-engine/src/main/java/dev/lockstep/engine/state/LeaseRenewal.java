package dev.lockstep.engine.state;

import dev.lockstep.error.SyncException;
import java.time.Clock;
import java.time.Instant;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Renews a lock in the background for as long as it is open. Closing it gives the lock back. */
public final class LeaseRenewal implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LeaseRenewal.class);

    private final RunLock lock;
    private final Clock clock;
    private final Runnable onLost;
    private Instant renewed;
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor(task -> {
        Thread thread = new Thread(task, "lockstep-lease");
        thread.setDaemon(true);
        return thread;
    });

    private LeaseRenewal(RunLock lock, Clock clock, Runnable onLost) {
        this.lock = lock;
        this.clock = clock;
        this.renewed = clock.instant();
        this.onLost = onLost;
    }

    /**
     * @param lock just taken
     * @param clock the one the lock goes by
     * @param onLost called, on another thread, when someone else took the lock over, or may have because the lease is over: the run must stop
     *     writing
     */
    public static LeaseRenewal start(RunLock lock, Clock clock, Runnable onLost) {
        LeaseRenewal renewal = new LeaseRenewal(lock, clock, onLost);
        long pause = SqlStateStore.LEASE.toMillis() / 4;
        var unused = renewal.timer.scheduleWithFixedDelay(renewal::renew, pause, pause, TimeUnit.MILLISECONDS);
        return renewal;
    }

    /** One renewal. A store that fails now may work the next time, well before the lease is over. */
    synchronized void renew() {
        Instant begun = clock.instant();
        try {
            if (lock.renew()) {
                renewed = begun;
            } else {
                lost();
            }
        } catch (SyncException e) {
            if (clock.instant().isBefore(renewed.plus(SqlStateStore.LEASE))) {
                LOG.warn("Cannot renew the run lock, trying again: {}", e.getMessage());
            } else {
                LOG.warn("Cannot renew the run lock, and its lease is over: {}", e.getMessage());
                lost();
            }
        }
    }

    private void lost() {
        onLost.run();
        timer.shutdown();
    }

    @Override
    public void close() {
        timer.shutdownNow();
        lock.close();
    }
}
