package dev.lockstep.engine.cli;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Lets Ctrl-C and SIGTERM end a run in order: what is under way is finished, nothing new is begun, the report is printed. The process then ends
 * with 130 or 143, as the shell expects of an interrupted program. A second signal changes nothing; who does not want to wait kills the process,
 * and the next run cleans up.
 */
final class Interruption implements AutoCloseable {
    /** What is told once nothing new is begun any more. */
    static final String TOLD =
            "Interrupted: what is under way is finished, nothing new is begun. This takes a minute at most.";

    private static final long PATIENCE_SECONDS = 60;

    private final CountDownLatch ended = new CountDownLatch(1);
    private final Thread hook;

    private Interruption(Runnable cancel) {
        hook = new Thread(() -> await(cancel), "lockstep-interrupt");
    }

    /** @param cancel asks the run to end; called on another thread, at most once */
    static Interruption calling(Runnable cancel) {
        Interruption interruption = new Interruption(cancel);
        Runtime.getRuntime().addShutdownHook(interruption.hook);
        return interruption;
    }

    private void await(Runnable cancel) {
        cancel.run();
        try {
            if (!ended.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                Runtime.getRuntime().halt(130);
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
