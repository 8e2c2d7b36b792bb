package dev.lockstep.engine.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.engine.plan.Divergence;
import dev.lockstep.engine.plan.Divergence.Kind;
import dev.lockstep.engine.plan.Divergence.Next;
import dev.lockstep.engine.plan.DriftReport;
import dev.lockstep.engine.plan.LeftBehind;
import dev.lockstep.model.Address;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.testkit.fake.FakeFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What counts as drift, on random sources and foreign edits. */
class DriftLawsPropertyTest {
    private static final Form.Value BY_HAND = new Form.Value.Text("by hand");

    static LongStream seeds() {
        return LongStream.range(0, 100);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatASyncWroteIsNoDriftWhateverOthersAdded(long seed) {
        Rig rig = filled(seed);
        assertThat(rig.drift(left(rig)).divergences()).isEmpty();
        rig.catalog
                .contents()
                .keySet()
                .forEach(address -> rig.catalog.edit(address, FieldPath.of("foreign", "note"), Optional.of(BY_HAND)));

        DriftReport report = rig.drift(left(rig));

        assertThat(report.hasDrift()).isFalse();
        assertThat(report.divergences())
                .hasSize(rig.catalog.contents().size())
                .allSatisfy(added -> assertThat(added.kind()).isEqualTo(Kind.ADDED));
        assertThat(report.objects()).isEqualTo(rig.catalog.contents().size());
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyEditIsToldWithBothValuesAndWithWhatTheNextSyncDoes(long seed) {
        Rig rig = filled(seed);
        Set<Divergence> expected = new TreeSet<>();
        Scenes scenes = new Scenes(seed);
        rig.catalog.contents().forEach((address, form) -> {
            String column = form.names(FakeFormat.COLUMNS).get(0);
            FieldPath path = scenes.oneOf(List.of(FakeFormat.columnType(column), FakeFormat.columnNote(column)));
            Optional<Form.Value> value =
                    path.equals(FakeFormat.columnNote(column)) ? Optional.empty() : Optional.of(BY_HAND);
            rig.catalog.edit(address, path, value);
            expected.add(new Divergence(
                    Kind.EDITED,
                    address.toString(),
                    path.toString(),
                    form.findText(path).orElseThrow(),
                    value.isPresent() ? "by hand" : "",
                    value.isPresent() ? Next.KEEP : Next.RESTORE));
        });

        assertThat(rig.drift(left(rig)).divergences()).containsExactlyElementsOf(expected);

        rig.sync();
        expected.removeIf(edit -> edit.next() == Next.RESTORE);
        assertThat(rig.drift(left(rig)).divergences()).containsExactlyElementsOf(expected);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void whatVanishedOrLostItsMarkIsKnownFromTheEvidence(long seed) {
        Rig rig = filled(seed);
        Address unmarked = rig.catalog.contents().firstKey();
        rig.catalog.edit(unmarked, FieldPath.of("lockstep", "sync"), Optional.empty());
        Address gone = new Address("sales", "gone");

        DriftReport known = rig.drift(new LeftBehind(Map.of(unmarked, "r1", gone, "r2"), Map.of()));

        assertThat(known.divergences())
                .containsExactlyInAnyOrder(
                        new Divergence(Kind.UNMARKED, unmarked.toString(), "", Rig.SYNC, "", Next.REFUSE),
                        new Divergence(Kind.VANISHED, "sales.gone", "", "left by run r2", "", Next.RESTORE));
        assertThat(rig.drift(LeftBehind.unknown()).hasDrift()).isFalse();
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void aDamagedModelIsDriftAndIsHealed(long seed) {
        Rig rig = filled(seed);
        Address damaged = rig.catalog.contents().lastKey();
        rig.catalog.edit(damaged, FieldPath.of("lockstep", "model"), Optional.empty());

        assertThat(rig.drift(left(rig)).divergences())
                .containsExactly(new Divergence(
                        Kind.UNREADABLE, damaged.toString(), "", "", "the model is missing", Next.RESTORE));
        rig.sync();
        assertThat(rig.drift(left(rig)).hasDrift()).isFalse();
    }

    private static LeftBehind left(Rig rig) {
        Map<Address, String> objects = new java.util.HashMap<>();
        rig.catalog.contents().keySet().forEach(address -> objects.put(address, "r1"));
        return new LeftBehind(objects, Map.of());
    }

    private static Rig filled(long seed) {
        Rig rig = new Rig();
        new Scenes(seed).fill(rig.source);
        rig.sync();
        return rig;
    }
}
