package dev.lockstep.spi;

import dev.lockstep.model.Address;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Writes a system. Thread-safe; the engine never makes two calls for one address at a time. */
public interface MetadataWriter {
    /**
     * How the target holds things. May ask it, once for each connector, which optional parts it offers. A part that is refused or not known there is
     * left out; so is one about which there is no answer, unless the configuration wants that part alone.
     *
     * @throws dev.lockstep.error.SyncException there is no answer, and neither guess would be safe; nothing was written
     */
    TargetFormat format();

    /** All containers, sorted by name. */
    List<ContainerOccupant> listContainers();

    /** Hands every object of {@code container} to {@code sink} once, page by page, from the calling thread, in no particular order. */
    void list(String container, Consumer<Occupant> sink);

    /** What stands at {@code address} now; reads back an unknown outcome. */
    Optional<Occupant> find(Address address);

    /**
     * Carries out {@code change}, provided the target is still what the change was planned on. The connector
     * repeats what certainly had no effect, such as a throttled call, within its own limits; the engine repeats only what it has read back.
     *
     * @throws dev.lockstep.error.RetryableException nothing was written, and the connector's attempts are spent
     * @throws dev.lockstep.error.OutcomeUnknownException the write may or may not have happened; read back before anything else
     * @throws dev.lockstep.error.AccessException the principal may not; names the action
     * @throws dev.lockstep.error.UnsupportedMetadataException the target rejects this object for good
     */
    Outcome apply(Change change);

    /**
     * Carries out drops of objects of one container, each as {@link #apply} would, with as few calls as the target allows. An outcome that is
     * unknown is one of that drop and not of the others.
     *
     * @param drops at least one, each of another object
     * @return one result for each, in the same order
     * @throws dev.lockstep.error.SyncException if nothing was tried
     */
    List<Dropped> drop(List<Change.Drop> drops);
}
