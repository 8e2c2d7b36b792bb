package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import java.util.Optional;

/**
 * What stands at an address of a target now.
 *
 * @param address where
 * @param version the target's own token for compare-and-set, absent when it has none
 * @param form its complete state
 * @param mark who wrote it last through Lockstep; absent for an object that is not ours
 * @param readOnly why it must not be written, such as being a link to another account; absent when it may
 */
public record Occupant(
        Address address, Optional<String> version, Form form, Optional<Mark> mark, Optional<String> readOnly) {
    /**
     * The ownership marker.
     *
     * @param sync name of the sync that owns the object
     * @param fingerprint of the asset it last wrote
     */
    public record Mark(String sync, String fingerprint) {
        public Mark {
            requireNonNull(sync, "sync is null");
            requireNonNull(fingerprint, "fingerprint is null");
        }
    }

    public Occupant {
        requireNonNull(address, "address is null");
        requireNonNull(version, "version is null");
        requireNonNull(form, "form is null");
        requireNonNull(mark, "mark is null");
        requireNonNull(readOnly, "readOnly is null");
    }

    /** The same, small. */
    public Occupant packed(FormPacker packer) {
        return new Occupant(address, version, form.packed(packer), mark, readOnly);
    }
}
