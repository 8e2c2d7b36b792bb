package dev.lockstep.datasphere.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ParallelTest {
    private static final List<Integer> INPUTS = IntStream.range(0, 100).boxed().toList();

    private final ExecutorService executor = Executors.newFixedThreadPool(2);

    @AfterEach
    void end() {
        executor.shutdownNow();
    }

    @Test
    void resultsKeepTheOrderOfTheInputs() {
        assertThat(new Parallel(executor, 4).map(INPUTS, i -> i * 2))
                .isEqualTo(INPUTS.stream().map(i -> i * 2).toList());
    }

    @Test
    void anExecutorWhoseOwnThreadsCallDoesNotLockUp() throws Exception {
        Parallel parallel = new Parallel(executor, 4);
        List<Future<List<Integer>>> nested = List.of(
                executor.submit(() -> parallel.map(INPUTS, i -> i)),
                executor.submit(() -> parallel.map(INPUTS, i -> i)));

        for (Future<List<Integer>> future : nested) {
            assertThat(future.get()).isEqualTo(INPUTS);
        }
    }

    @Test
    void aClosedExecutorLeavesTheWorkToTheCaller() {
        executor.shutdown();

        assertThat(new Parallel(executor, 4).map(INPUTS, i -> i)).isEqualTo(INPUTS);
    }

    @Test
    void theFirstFailureEndsTheWork() {
        Set<Integer> done = ConcurrentHashMap.newKeySet();

        assertThatThrownBy(() -> new Parallel(executor, 1).map(INPUTS, i -> {
                    if (i == 3) {
                        throw new IllegalStateException("three");
                    }
                    done.add(i);
                    return i;
                }))
                .hasMessage("three");
        assertThat(done).containsExactlyInAnyOrder(0, 1, 2);
    }
}
