package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.mapping.rules.Action;
import dev.lockstep.engine.mapping.rules.Match;
import dev.lockstep.engine.mapping.rules.Rule;
import dev.lockstep.engine.mapping.rules.RuleSet;
import dev.lockstep.engine.plan.DeletePolicy;
import dev.lockstep.engine.plan.DeletePolicy.Deletes;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Selection;
import dev.lockstep.testkit.fake.FakeFaults.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs against a source that hides, empties, forgets and filters, under policies that change, with faults and lost state. {@link DeleteWitness}
 * keeps its own books on what may go. 0 wrong deletes.
 */
class DeleteLawsPropertyTest {
    private static final int RUNS = 30;
    private static final List<String> CONTAINERS = List.of("SALES", "STOCK");
    private static final List<Deletes> MODES = List.of(Deletes.values());
    private static final List<Fault> FAULTS = List.of(Fault.values());
    private static final FieldPath SYNC = FieldPath.of("lockstep", "sync");

    static LongStream seeds() {
        return LongStream.range(0, 250);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void nothingGoesThatMayNotGo(long seed) {
        new Scene(seed).play();
    }

    @Test
    void theScenesDoDeleteAndDoRetire() {
        int retired = 0;
        int dropped = 0;
        for (long seed = 0; seed < 50; seed++) {
            DeleteWitness witness = new Scene(seed).play();
            retired += witness.retired();
            dropped += witness.dropped();
        }
        assertThat(retired).isGreaterThan(50);
        assertThat(dropped).isGreaterThan(20);
    }

    private static final class Scene {
        private final SplittableRandom random;
        private final Memory memory = new Memory();
        private final Rig rig = new Rig().with(memory);
        private final DeleteWitness witness = new DeleteWitness(rig);
        private final Set<String> hidden = new TreeSet<>();

        private Scene(long seed) {
            random = new SplittableRandom(seed);
            CONTAINERS.forEach(container -> {
                for (int i = 0; i < 8; i++) {
                    put(container, i);
                }
            });
            rig.sync();
            rig.catalog.put(new Address("sales", "foreign"), new Form(Map.of()));
        }

        private DeleteWitness play() {
            for (int run = 0; run < RUNS; run++) {
                String container = CONTAINERS.get(random.nextInt(CONTAINERS.size()));
                change(container);
                surprise(container);
                witness.run(policy(), hidden, selection(), rules(), random.nextInt(5) > 0);
            }
            return witness;
        }

        private void change(String container) {
            int object = random.nextInt(10);
            if (random.nextInt(3) == 0) {
                put(container, object);
            } else {
                rig.source.remove(container, "OBJECT_" + object);
            }
        }

        private void surprise(String container) {
            int what = random.nextInt(12);
            if (what == 0) {
                memory.lose();
                witness.forget();
            } else if (what == 1) {
                hidden.add(container);
                rig.source.hidePartOf(container);
            } else if (what == 2) {
                for (int i = 0; i < 10; i++) {
                    rig.source.remove(container, "OBJECT_" + i);
                }
            } else if (what == 3) {
                Optional<Address> any = rig.catalog.contents().keySet().stream().findFirst();
                any.ifPresent(address -> rig.catalog.edit(address, SYNC, Optional.of(new Form.Value.Text("other"))));
            } else {
                hidden.forEach(rig.source::showAllOf);
                hidden.clear();
            }
            rig.catalog.failWith((change, attempt) -> random.nextInt(8) == 0 ? oneOf(FAULTS) : Fault.NONE);
            rig.later(Duration.ofHours(random.nextInt(60)));
        }

        private DeletePolicy policy() {
            Deletes mode = random.nextInt(6) == 0 ? oneOf(MODES) : Deletes.DROP;
            return DeletePolicy.off()
                    .with(mode)
                    .withLimits(pick(5, 20, 100, 100), pick(0, 1, 100, 100))
                    .after(pick(1, 2, 3, 2), Duration.ofDays(pick(0, 1, 3, 2)));
        }

        private Selection selection() {
            return random.nextInt(6) == 0 ? Selection.only("STOCK") : Selection.all();
        }

        private Optional<Selection> rules() {
            return random.nextInt(6) == 0
                    ? Optional.of(Selection.of(List.of("OBJECT_" + random.nextInt(3), "OBJECT_7")))
                    : Optional.empty();
        }

        private <T> T oneOf(List<T> values) {
            return values.get(random.nextInt(values.size()));
        }

        private int pick(int... values) {
            return values[random.nextInt(values.length)];
        }

        private void put(String container, int number) {
            rig.source.put(new Scenes(number).asset(container, "OBJECT_" + number));
        }
    }

    static RuleSet excluding(Selection names) {
        Match match = new Match(Selection.all(), names, List.of(), Selection.all(), Optional.empty());
        return new RuleSet(List.of(new Rule("out", match, new Action.Filter(false))));
    }
}
