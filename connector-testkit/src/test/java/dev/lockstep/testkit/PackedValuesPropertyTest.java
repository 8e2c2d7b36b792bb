package dev.lockstep.testkit;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Address;
import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.fingerprint.AssetPacker;
import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.model.fingerprint.KeptAsset;
import dev.lockstep.model.fingerprint.Room;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.FormPacker;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class PackedValuesPropertyTest {
    private static final int NAMES = 2_000;

    static LongStream seeds() {
        return LongStream.range(0, 300); // fixed: a red seed is red again tomorrow
    }

    /** Two after another, so that the second is packed with the first as its dictionary. */
    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyAssetComesBackByteForByte(long seed) {
        AssetPacker packer = new AssetPacker(Room.none());
        for (Asset asset : List.of(AnyAsset.asset(seed), AnyAsset.asset(seed + 1))) {
            KeptAsset packed = KeptAsset.of(asset).packed(packer);
            assertThat(packed.asset()).isEqualTo(asset);
            assertThat(text(packed.asset())).isEqualTo(text(asset));
            assertThat(packed.id()).isEqualTo(asset.id());
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyFormComesBackInItsOrder(long seed) {
        FormPacker packer = new FormPacker(Room.none());
        for (Form form : List.of(form(seed), form(seed + 1))) {
            Form packed = form.packed(packer);
            assertThat(List.copyOf(packed.fields().entrySet()))
                    .isEqualTo(List.copyOf(form.fields().entrySet()));
        }
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void packedOrNotIsAllTheSame(long seed) {
        Form form = form(seed);
        Form packed = form.packed(new FormPacker(Room.none()));
        assertThat(packed).isEqualTo(form).hasSameHashCodeAs(form).hasToString(form.toString());
        assertThat(form).isEqualTo(packed);
        assertThat(packed).isNotEqualTo(form(seed + 1));
        KeptAsset kept = KeptAsset.of(AnyAsset.asset(seed));
        assertThat(kept.packed(new AssetPacker(Room.none()))).isEqualTo(kept).hasSameHashCodeAs(kept);
    }

    @Test
    void anyKindOfChangeIsTheSameWhenPacked() {
        Address address = new Address("sales", "orders");
        Form before = form(1);
        Form after = form(2);
        List<Change> changes = List.of(
                new Change.CreateContainer("sales", after),
                new Change.UpdateContainer("sales", before, after),
                new Change.Create(address, after),
                new Change.Update(address, Optional.of("7"), before, after),
                new Change.Drop(address, Optional.of("7"), before));
        assertThat(changes.stream().map(Object::getClass).collect(toSet()))
                .isEqualTo(Set.of(Change.class.getPermittedSubclasses()));
        FormPacker packer = new FormPacker(Room.none());
        for (Change change : changes) {
            Change packed = change.packed(packer);
            assertThat(packed).isEqualTo(change);
            Stream.of(packed.expected(), packed.wanted())
                    .flatMap(Optional::stream)
                    .forEach(form -> assertThat(form.packed(packer)).isSameAs(form));
        }
    }

    @Test
    void aFormOfManyNamesComesBack() {
        List<String> names =
                IntStream.range(0, NAMES).mapToObj("column_%d"::formatted).toList();
        Form form = new Form(Map.of(FieldPath.of("columns"), new Form.Value.Names(names)));
        assertThat(form.packed(new FormPacker(Room.none())).names(FieldPath.of("columns")))
                .isEqualTo(names);
    }

    /** Weighed by what they hold: a wide table takes the room of many narrow ones. */
    @Test
    void whatThereIsNoRoomForIsPacked() {
        KeptAsset narrow = KeptAsset.of(asset(9));
        KeptAsset wide = KeptAsset.of(asset(30));
        AssetPacker packer = new AssetPacker(Room.of(25));

        assertThat(narrow.packed(packer)).isSameAs(narrow);
        assertThat(wide.packed(packer)).isNotSameAs(wide).isEqualTo(wide);
        assertThat(narrow.packed(packer)).isSameAs(narrow);
        assertThat(narrow.packed(packer)).isNotSameAs(narrow).isEqualTo(narrow);
    }

    @Test
    void packersShareTheirRoom() {
        Room room = Room.of(10);
        Form form = new Form(Map.of(FieldPath.of("a"), new Form.Value.Text("12345")));

        assertThat(form.packed(new FormPacker(room))).isSameAs(form);
        assertThat(form.packed(new FormPacker(room))).isNotSameAs(form).isEqualTo(form);
    }

    @Test
    void manyThreadsReadOnePackedForm() {
        Form form = form(3);
        FormPacker packer = new FormPacker(Room.none());
        List<Form> packed = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            packed.add(form.packed(packer));
        }
        assertThat(IntStream.range(0, 4_000).parallel().mapToObj(i -> packed.get(i % 200)))
                .allMatch(form::equals);
    }

    private static Asset asset(int columns) {
        return Asset.of(
                new AssetId("dsp", "SALES", "WIDE"),
                AssetKind.VIEW,
                IntStream.range(0, columns)
                        .mapToObj(i -> Column.of("C" + i, new DataType.Bool()))
                        .toList());
    }

    private static String text(Asset asset) {
        return CanonicalJson.print(AssetTrees.toTree(asset));
    }

    private static Form form(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        Map<FieldPath, Form.Value> fields = new TreeMap<>();
        for (int i = random.nextInt(1, 60); i > 0; i--) {
            FieldPath path = FieldPath.of("field " + i, AnyText.text(random));
            fields.put(path, random.nextInt(5) == 0 ? names(random) : new Form.Value.Text(AnyText.text(random)));
        }
        return new Form(fields);
    }

    private static Form.Value names(SplittableRandom random) {
        return new Form.Value.Names(IntStream.range(0, random.nextInt(30))
                .mapToObj(i -> AnyText.text(random))
                .toList());
    }
}
