package dev.lockstep.spi;

import dev.lockstep.model.Container;
import java.util.List;
import java.util.function.Consumer;

/** Reads a system as canonical assets. Thread-safe. */
public interface MetadataReader {
    /**
     * Containers that the configuration selects, sorted by name, and whether these are all.
     *
     * @throws dev.lockstep.error.AccessException the system lets nobody in
     * @throws dev.lockstep.error.RemoteException the system did not answer after all retries
     */
    Containers listContainers();

    /**
     * Reads the selected assets of one container and hands each finding to {@code sink}: one at a time, from the calling thread, sorted by
     * name, every object once. A fault of one object is a finding; a fault of the scope is a gap in the verdict. Objects that are not
     * selected are neither read nor reported.
     *
     * @return whether everything selected was seen; only then may absence be taken for deletion
     */
    Completeness read(Container container, Selection names, Consumer<Finding> sink);

    /** @param containers sorted by name; @param completeness whether these are all that the configuration selects */
    record Containers(List<Container> containers, Completeness completeness) {
        public Containers {
            containers = List.copyOf(containers);
        }
    }
}
