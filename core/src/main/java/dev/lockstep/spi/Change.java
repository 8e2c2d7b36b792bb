package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Address;
import java.util.Optional;

/** One write, as data. Says what must be there before and what shall be there after. */
public sealed interface Change {
    /** Container of the object, or the container itself. */
    String container();

    /** Address of the object; absent for a container. */
    default Optional<Address> target() {
        return Optional.empty();
    }

    /** State it was planned on; absent when nothing may be there. */
    default Optional<Form> expected() {
        return Optional.empty();
    }

    /** State that shall be there after; absent when nothing shall be there. */
    default Optional<Form> wanted() {
        return Optional.empty();
    }

    /** The same with its states packed: a plan holds those of all its changes. */
    Change packed(FormPacker packer);

    /** @param after state to create */
    record CreateContainer(String container, Form after) implements Change {
        public CreateContainer {
            requireNonNull(container, "container is null");
            requireNonNull(after, "after is null");
        }

        @Override
        public Change packed(FormPacker packer) {
            return new CreateContainer(container, after.packed(packer));
        }

        @Override
        public Optional<Form> wanted() {
            return Optional.of(after);
        }
    }

    /** @param before complete state it was planned on; @param after complete state */
    record UpdateContainer(String container, Form before, Form after) implements Change {
        public UpdateContainer {
            requireNonNull(container, "container is null");
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
        }

        @Override
        public Change packed(FormPacker packer) {
            return new UpdateContainer(container, before.packed(packer), after.packed(packer));
        }

        @Override
        public Optional<Form> expected() {
            return Optional.of(before);
        }

        @Override
        public Optional<Form> wanted() {
            return Optional.of(after);
        }
    }

    record Create(Address address, Form after) implements Change {
        public Create {
            requireNonNull(address, "address is null");
            requireNonNull(after, "after is null");
        }

        @Override
        public Change packed(FormPacker packer) {
            return new Create(address, after.packed(packer));
        }

        @Override
        public String container() {
            return address.container();
        }

        @Override
        public Optional<Address> target() {
            return Optional.of(address);
        }

        @Override
        public Optional<Form> wanted() {
            return Optional.of(after);
        }
    }

    /** @param version the target's version it was planned on; @param before complete state it was planned on; @param after complete state */
    record Update(Address address, Optional<String> version, Form before, Form after) implements Change {
        public Update {
            requireNonNull(address, "address is null");
            requireNonNull(version, "version is null");
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
        }

        @Override
        public Change packed(FormPacker packer) {
            return new Update(address, version, before.packed(packer), after.packed(packer));
        }

        @Override
        public String container() {
            return address.container();
        }

        @Override
        public Optional<Address> target() {
            return Optional.of(address);
        }

        @Override
        public Optional<Form> expected() {
            return Optional.of(before);
        }

        @Override
        public Optional<Form> wanted() {
            return Optional.of(after);
        }
    }

    /** @param version the target's version it was planned on; @param before complete state it was planned on */
    record Drop(Address address, Optional<String> version, Form before) implements Change {
        public Drop {
            requireNonNull(address, "address is null");
            requireNonNull(version, "version is null");
            requireNonNull(before, "before is null");
        }

        @Override
        public Change packed(FormPacker packer) {
            return new Drop(address, version, before.packed(packer));
        }

        @Override
        public String container() {
            return address.container();
        }

        @Override
        public Optional<Address> target() {
            return Optional.of(address);
        }

        @Override
        public Optional<Form> expected() {
            return Optional.of(before);
        }
    }
}
