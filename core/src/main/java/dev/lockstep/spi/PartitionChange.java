package dev.lockstep.spi;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/** One write to a partition. */
public sealed interface PartitionChange {
    /** Values of the partition. */
    List<String> values();

    /** State it rests on; absent when nothing may be there. */
    default Optional<Form> expected() {
        return Optional.empty();
    }

    /** State that shall be there after; absent when nothing shall be there. */
    default Optional<Form> wanted() {
        return Optional.empty();
    }

    /** @param after complete state */
    record Create(List<String> values, Form after) implements PartitionChange {
        public Create {
            values = List.copyOf(values);
            requireNonNull(after, "after is null");
        }

        @Override
        public Optional<Form> wanted() {
            return Optional.of(after);
        }
    }

    /** @param before complete state it rests on; @param after complete state */
    record Update(List<String> values, Form before, Form after) implements PartitionChange {
        public Update {
            values = List.copyOf(values);
            requireNonNull(before, "before is null");
            requireNonNull(after, "after is null");
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

    /** @param before complete state it rests on */
    record Remove(List<String> values, Form before) implements PartitionChange {
        public Remove {
            values = List.copyOf(values);
            requireNonNull(before, "before is null");
        }

        @Override
        public Optional<Form> expected() {
            return Optional.of(before);
        }
    }
}
