package dev.lockstep.engine.partitions;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.plan.PartitionPlan;
import dev.lockstep.engine.plan.PlanPolicy;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Completeness;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Guard;
import dev.lockstep.spi.Partition;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionFormat;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import dev.lockstep.spi.PartitionReader;
import dev.lockstep.spi.PartitionWriter;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What of a change is carried out when a part of it is not. */
class PartitionApplierTest {
    private static final Address TABLE = new Address("sales", "orders");
    private static final FieldPath OWNER = FieldPath.of("owner");
    private static final FieldPath QUALITY = FieldPath.of("quality");

    private final Side source = new Side();
    private final Side target = new Side();

    @BeforeEach
    void fill() {
        Stream.of("01", "02", "5").forEach(day -> source.put(day, Map.of(QUALITY, text("checked"))));
        Stream.of("1", "2", "5").forEach(day -> target.put(day, Map.of(QUALITY, text("raw"), OWNER, text("lake"))));
    }

    @Test
    void whatIsRenamedIsThereUnderItsNewValuesAndGoneUnderTheOld() {
        PartitionResult result = apply();

        assertThat(result.problems()).isEmpty();
        assertThat(target.days()).containsExactly("01", "02", "5");
    }

    @ParameterizedTest
    @EnumSource(
            value = Ending.class,
            names = {"FAILED", "CONFLICT"})
    void nothingIsRemovedWhereSomethingWasNotCreated(Ending ending) {
        target.refuse("02", ending);

        PartitionResult result = apply();

        assertThat(target.days()).containsExactly("01", "1", "2", "5");
        assertKept(result);
        assertThat(result.created()).isEqualTo(1);
    }

    @Test
    void nothingIsRemovedWhereSomethingWasNotUpdated() {
        target.refuse("5", Ending.CONFLICT);

        PartitionResult result = apply();

        assertThat(target.days()).containsExactly("01", "02", "1", "2", "5");
        assertKept(result);
        assertThat(result.created()).isEqualTo(2);
    }

    private static void assertKept(PartitionResult result) {
        assertThat(result.removed()).isZero();
        assertThat(result.failed()).as("one, and two that stay").isEqualTo(3);
        assertThat(result.problems())
                .hasSize(2)
                .first()
                .isEqualTo("2 partitions of sales.orders are not removed: not all others were created and updated");
        assertThat(result.remedy()).isEqualTo("Run it again when the others can be written.");
    }

    private PartitionResult apply() {
        var plan = new PartitionPlan(TABLE, TABLE, 2, 1, 2, 0, 0, 0, 0, "", "", Completeness.complete());
        var diff = new PartitionDiff(plan, "day string", values("01", "02"), values("5"), values("1", "2"));
        return new PartitionApplier("lake", PlanPolicy.standard(), source, target, target, Optional::empty)
                .apply(diff, Optional.empty());
    }

    private static List<List<String>> values(String... days) {
        return Stream.of(days).map(List::of).toList();
    }

    private static Form.Value text(String text) {
        return new Form.Value.Text(text);
    }

    /** Partitions by day in memory, some of which are refused. */
    private static final class Side implements PartitionReader, PartitionWriter {
        private final Map<String, Form> partitions = new TreeMap<>();
        private final Map<String, Ending> refused = new HashMap<>();

        void put(String day, Map<FieldPath, Form.Value> fields) {
            partitions.put(day, new Form(fields));
        }

        void refuse(String day, Ending ending) {
            refused.put(day, ending);
        }

        Set<String> days() {
            return partitions.keySet();
        }

        @Override
        public Completeness list(Address table, Consumer<Partition> sink) {
            partitions.forEach((day, form) -> sink.accept(new Partition(List.of(day), form)));
            return Completeness.complete();
        }

        @Override
        public List<Partition> read(Address table, Collection<List<String>> values) {
            Set<List<String>> wanted = new HashSet<>(values);
            return partitions.entrySet().stream()
                    .map(entry -> new Partition(List.of(entry.getKey()), entry.getValue()))
                    .filter(partition -> wanted.contains(partition.values()))
                    .toList();
        }

        @Override
        public PartitionFormat format() {
            return new Marked();
        }

        @Override
        public List<PartitionOutcome> apply(Address table, List<? extends PartitionChange> changes) {
            return changes.stream().map(this::apply).toList();
        }

        private PartitionOutcome apply(PartitionChange change) {
            String day = change.values().get(0);
            Optional<Ending> refusal = Optional.ofNullable(refused.get(day));
            if (refusal.isPresent()) {
                return new PartitionOutcome(change.values(), refusal.get(), "was refused");
            }
            if (change instanceof PartitionChange.Create create) {
                partitions.put(day, create.after());
            } else if (change instanceof PartitionChange.Update update) {
                partitions.put(day, update.after());
            } else {
                partitions.remove(day);
            }
            return new PartitionOutcome(change.values(), Ending.WRITTEN, "");
        }
    }

    /** Names its owner; what stands there is what was last written. */
    private static final class Marked implements PartitionFormat {
        @Override
        public List<String> keys(Form object) {
            return List.of("day");
        }

        @Override
        public String typedKeys(Form object) {
            return "day string";
        }

        @Override
        public Form render(Partition partition, String sync) {
            Map<FieldPath, Form.Value> fields = new HashMap<>(partition.form().fields());
            fields.put(OWNER, text(sync));
            return new Form(fields);
        }

        @Override
        public Form bare(Form form) {
            return form;
        }

        @Override
        public Optional<String> owner(Form form) {
            return form.findText(OWNER);
        }

        @Override
        public Form base(Form form) {
            return form;
        }

        @Override
        public Guard guard(FieldPath path) {
            return Guard.SYNC;
        }
    }
}
