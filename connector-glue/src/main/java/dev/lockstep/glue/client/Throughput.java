package dev.lockstep.glue.client;

/**
 * What is never exceeded, however willing the service is.
 *
 * @param concurrency most calls of one operation at once, from 1
 * @param perSecond most calls of all operations per second, above 0; infinite for no ceiling
 */
public record Throughput(int concurrency, double perSecond) {
    public Throughput {
        if (concurrency < 1 || !(perSecond > 0)) {
            throw new IllegalArgumentException(
                    "a throughput of %d calls at once and %s per second".formatted(concurrency, perSecond));
        }
    }
}
