package dev.lockstep.engine.laws;

import dev.lockstep.model.Asset;
import dev.lockstep.model.AssetId;
import dev.lockstep.model.AssetKind;
import dev.lockstep.model.Column;
import dev.lockstep.model.DataType;
import dev.lockstep.model.Texts;
import dev.lockstep.testkit.fake.FakeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.IntStream;

/** Sources and what happens to them, from a seed. */
final class Scenes {
    private static final List<String> CONTAINERS = List.of("SALES", "FINANCE", "STOCK");
    private static final List<DataType> TYPES = List.of(
            new DataType.Int(32, true),
            new DataType.Decimal(17, 2),
            DataType.Text.of(10),
            new DataType.Date(),
            new DataType.Bool());

    private final SplittableRandom random;

    Scenes(long seed) {
        this.random = new SplittableRandom(seed);
    }

    /** Between 1 and 30 assets in up to three containers. */
    void fill(FakeSource source) {
        int count = random.nextInt(1, 31);
        IntStream.range(0, count).forEach(i -> source.put(asset(container(), "OBJECT_" + i)));
    }

    /** Puts and replaces some assets of a source that {@link #fill} filled. */
    void change(FakeSource source) {
        IntStream.range(0, random.nextInt(1, 10))
                .forEach(i -> source.put(asset(container(), "OBJECT_" + random.nextInt(40))));
    }

    Asset asset(String container, String name) {
        List<Column> columns = new ArrayList<>();
        IntStream.range(0, random.nextInt(1, 8)).forEach(i -> columns.add(column("C" + i)));
        return Asset.builder(new AssetId(FakeSource.SYSTEM, container, name), oneOf(List.of(AssetKind.values())))
                .label(label())
                .columns(columns)
                .build();
    }

    Asset bilingual(String container, String name) {
        return asset(container, name).toBuilder()
                .label(new Texts(Map.of("en", "Sales", "de", "Umsatz")))
                .build();
    }

    private Column column(String name) {
        return Column.builder(name, TYPES.get(random.nextInt(TYPES.size())))
                .label(label())
                .build();
    }

    private Texts label() {
        return random.nextInt(4) == 0 ? Texts.none() : Texts.of("label " + random.nextInt(5));
    }

    String container() {
        return CONTAINERS.get(random.nextInt(CONTAINERS.size()));
    }

    <T> T oneOf(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    int next(int bound) {
        return random.nextInt(bound);
    }
}
