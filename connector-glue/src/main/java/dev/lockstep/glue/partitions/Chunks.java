package dev.lockstep.glue.partitions;

import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Lists in parts that a call takes. */
final class Chunks {
    private Chunks() {}

    /** In order, all of {@code size} but the last. */
    static <T> Stream<List<T>> of(List<T> all, int size) {
        return IntStream.range(0, (all.size() + size - 1) / size)
                .mapToObj(i -> all.subList(i * size, Math.min(all.size(), (i + 1) * size)));
    }
}
