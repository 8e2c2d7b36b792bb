package dev.lockstep.datasphere.client;

import dev.lockstep.error.RemoteException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Function;

/**
 * Does the same to many things at a time on a borrowed executor. The calling thread works, too: an executor that is busy, or whose own thread
 * is calling, slows the work down but never stops it. Thread-safe.
 */
final class Parallel {
    private final ExecutorService executor;
    private final int width;

    /** @param width threads that work at once, the caller among them, from 1 */
    Parallel(ExecutorService executor, int width) {
        this.executor = executor;
        this.width = width;
    }

    /**
     * The results in the order of {@code inputs}. The first failure ends the work and is thrown.
     *
     * @throws RemoteException interrupted; the thread's flag is set again
     */
    <A, B> List<B> map(List<A> inputs, Function<A, B> work) {
        Batch<A, B> batch = new Batch<>(inputs, work);
        List<Future<?>> helpers = new ArrayList<>();
        try {
            for (int i = 1; i < Math.min(width, inputs.size()); i++) {
                helpers.add(executor.submit(batch::work));
            }
        } catch (RejectedExecutionException busy) {
            // the calling thread does it alone
        }
        batch.work();
        try {
            return Interrupts.stopping(batch::results);
        } finally {
            helpers.forEach(helper -> helper.cancel(true));
        }
    }

    /** Inputs that several threads take one by one. */
    private static final class Batch<A, B> {
        private final List<A> inputs;
        private final Function<A, B> work;
        private final AtomicInteger next = new AtomicInteger();
        private final AtomicReferenceArray<B> outputs;
        private final CountDownLatch open;
        private final AtomicReference<RuntimeException> failure = new AtomicReference<>();

        private Batch(List<A> inputs, Function<A, B> work) {
            this.inputs = inputs;
            this.work = work;
            this.outputs = new AtomicReferenceArray<>(inputs.size());
            this.open = new CountDownLatch(inputs.size());
        }

        private void work() {
            for (int i = next.getAndIncrement(); i < inputs.size(); i = next.getAndIncrement()) {
                try {
                    if (failure.get() == null) {
                        outputs.set(i, work.apply(inputs.get(i)));
                    }
                } catch (RuntimeException e) {
                    failure.compareAndSet(null, e);
                } finally {
                    open.countDown();
                }
            }
        }

        private List<B> results() throws InterruptedException {
            open.await();
            if (failure.get() != null) {
                throw failure.get();
            }
            List<B> results = new ArrayList<>(inputs.size());
            for (int i = 0; i < inputs.size(); i++) {
                results.add(outputs.get(i));
            }
            return results;
        }
    }
}
