package dev.lockstep.spi;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/** One configured system. Thread-safe from creation until {@link #close()}, which the engine calls once. */
public interface MetadataConnector extends AutoCloseable {
    /**
     * Alias of the system: the {@code system} of the ids it reads. Constant. What only the system itself knows of it, such as the account, is
     * asked for once, by the first call.
     *
     * @throws dev.lockstep.error.SyncException if the system has to be asked and does not say
     */
    String system();

    /** What this system can hold: name rules and limits. Constant for the connector's life. */
    Capabilities capabilities();

    /** Empty if this system is never read from. */
    Optional<MetadataReader> reader();

    /** Empty if this system is never written to. */
    Optional<MetadataWriter> writer();

    /** Empty unless objects have partitions that can be read. */
    default Optional<PartitionReader> partitionReader() {
        return Optional.empty();
    }

    /** Empty unless objects have partitions that can be written. */
    default Optional<PartitionWriter> partitionWriter() {
        return Optional.empty();
    }

    /**
     * Tests connectivity, identity and each permission this configuration needs, without side effects. Never throws for a fault of the
     * remote system: that is a failed check.
     */
    List<Check> check();

    /**
     * Whom the system takes us for, such as the ARN of a role session: for evidence. Empty when it does not say or cannot be asked. At most one
     * call; never throws for a fault of the remote system.
     */
    Optional<String> principal();

    /** The least rights under which {@code use} works, by principal; none where rights are not given by documents. Contacts nothing. */
    List<Grant> grants(Use use);

    /** Remote calls made so far, by operation. A snapshot. */
    SortedMap<String, Long> calls();

    @Override
    void close();
}
