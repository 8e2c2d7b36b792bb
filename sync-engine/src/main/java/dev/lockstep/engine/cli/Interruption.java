package dev.lockstep.engine.cli;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets Ctrl-C and SIGTERM end a run in order: what is under way is finished, nothing new is begun, the report is printed. The process then ends
 * with 130 or 143, as the shell expects of an interrupted program. A second signal changes nothing; who does not want to wait kills the process,
 * and the next run cleans up. What takes longer than a minute ends with the process.
 */
final class Interruption implements AutoCloseable {
    /** What is told once nothing new is begun any more. */
    static final String TOLD =
            "Interrupted: what is under way is finished, nothing new is begun. This takes a minute at most.";

    private static final Logger LOG = LoggerFactory.getLogger(Interruption.class);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable cancel, Duration patience) {
        hook = new Thread(() -> await(cancel, patience), "lockstep-interrupt");
    }

    /** @param cancel asks the run to end; called on another thread, at most once */
    static Interruption calling(Runnable cancel) {
        return calling(cancel, PATIENCE);
    }

    /** @param patience how long the run may take to end */
    static Interruption calling(Runnable cancel, Duration patience) {
        Interruption interruption = new Interruption(cancel, patience);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void await(Runnable cancel, Duration patience) {
        cancel.run();
        try {
            if (!ended.await(patience.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("Ended in the middle, {} s after the signal; the next run cleans up", patience.toSeconds());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    @Override
    public void close() {
        ended.countDown();
        try {
            Runtime.getRuntime().removeShutdownHook(hook);
        } catch (IllegalStateException e) {
            // the process is ending because of the interrupt; the hook has just been released
        }
    }
}
