package dev.lockstep.it;

import static dev.lockstep.it.PartitionScene.parameter;

import dev.lockstep.engine.plan.PlanPolicy.OnDrift;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.Partition;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;

/**
 * Two catalogs that people edit at random, and what has to be in the target after each sync, worked out by other means than Lockstep's: value by
 * value, with the one shared field {@code quality} merged by hand. For one thread.
 */
final class PartitionWorld implements AutoCloseable {
    private static final List<String> ODD = List.of(
            "2026-01-01",
            "a b",
            "a/b",
            "50%",
            "ä€😀",
            "__HIVE_DEFAULT_PARTITION__",
            "x,y",
            "\"q\"",
            "A",
            "a",
            " ",
            "-",
            "x".repeat(200));
    private static final FieldPath QUALITY = parameter("quality");
    private static final FieldPath NOTE = parameter("steward.note");
    private static final FieldPath ROWS = parameter("numRows");

    /** @param base what the sync last wrote as quality; @param quality what is there; @param note of a steward; @param rows that an engine counted */
    private record Ours(String base, String quality, Optional<String> note, Optional<String> rows) {}

    final PartitionScene scene = new PartitionScene();
    private final SplittableRandom random;
    private final OnDrift onDrift;
    private final Map<List<String>, String> source = new LinkedHashMap<>();
    private final Map<List<String>, Ours> ours = new LinkedHashMap<>();
    private final Map<List<String>, Form> foreign = new LinkedHashMap<>();

    PartitionWorld(long seed) {
        this.random = new SplittableRandom(seed);
        this.onDrift = List.of(OnDrift.REPORT, OnDrift.KEEP, OnDrift.OVERWRITE).get(random.nextInt(3));
    }

    String policy() {
        return """
        on-drift: %s
        deletes: drop
        max-deletes: { percent: 100, count: 1000 }
        """
                .formatted(onDrift.name().toLowerCase(Locale.ROOT));
    }

    /** Some are added to the source, changed and removed. */
    void editSource() {
        for (int i = random.nextInt(12); i > 0; i--) {
            List<String> values = values();
            boolean known = source.containsKey(values);
            String quality = word();
            if (!known) {
                scene.create(scene.source, List.of(of(values, quality)));
                source.put(values, quality);
            } else if (random.nextInt(3) == 0) {
                scene.remove(scene.source, List.of(of(values, quality)));
                source.remove(values);
            } else {
                scene.update(scene.source, of(values, quality));
                source.put(values, quality);
            }
        }
    }

    /** Others add, change and remove partitions of their own, and edit ours. */
    void editTarget() {
        Map<List<String>, Form> now = PartitionScene.partitions(scene.target);
        for (int i = random.nextInt(8); i > 0; i--) {
            List<String> values = values();
            if (foreign.containsKey(values)) {
                scene.remove(scene.target, List.of(new Partition(values, Form.empty())));
                foreign.remove(values);
            } else if (!ours.containsKey(values)) {
                scene.create(scene.target, List.of(of(values, "theirs " + word())));
                foreign.put(values, PartitionScene.partitions(scene.target).get(values));
            } else {
                Partition edited = edited(new Partition(values, now.get(values)));
                scene.update(scene.target, edited);
                now.put(values, edited.form());
            }
        }
    }

    private Partition edited(Partition partition) {
        Ours known = ours.get(partition.values());
        String text = word();
        switch (random.nextInt(3)) {
            case 0 -> {
                ours.put(partition.values(), new Ours(known.base(), text, known.note(), known.rows()));
                return PartitionScene.with(partition, QUALITY, text);
            }
            case 1 -> {
                ours.put(partition.values(), new Ours(known.base(), known.quality(), Optional.of(text), known.rows()));
                return PartitionScene.with(partition, NOTE, text);
            }
            default -> {
                ours.put(partition.values(), new Ours(known.base(), known.quality(), known.note(), Optional.of(text)));
                return PartitionScene.with(partition, ROWS, text);
            }
        }
    }

    /** What the sync has to bring about. */
    void synced() {
        source.forEach((values, quality) -> {
            if (!foreign.containsKey(values)) {
                Ours known = ours.get(values);
                ours.put(
                        values,
                        known == null
                                ? new Ours(quality, quality, Optional.empty(), Optional.empty())
                                : new Ours(quality, merged(known, quality), known.note(), known.rows()));
            }
        });
        if (!source.isEmpty()) { // a source without any is rather a fault
            ours.keySet().removeIf(values -> !source.containsKey(values));
        }
    }

    private String merged(Ours known, String desired) {
        boolean edited =
                !known.quality().equals(known.base()) && !known.quality().equals(desired);
        return edited && onDrift != OnDrift.OVERWRITE ? known.quality() : desired;
    }

    /** Every difference between what is there and what has to be; empty when there is none. */
    List<String> differences() {
        Map<List<String>, Form> found = new HashMap<>(PartitionScene.partitions(scene.target));
        List<String> differences = new ArrayList<>();
        foreign.forEach((values, form) -> {
            if (!form.equals(found.remove(values))) {
                differences.add("foreign partition %s changed".formatted(values));
            }
        });
        ours.forEach((values, wanted) -> {
            Form form = Optional.ofNullable(found.remove(values)).orElseGet(Form::empty);
            Ours there = new Ours(
                    wanted.base(), form.findText(QUALITY).orElse("nothing"), form.findText(NOTE), form.findText(ROWS));
            if (!there.equals(wanted)
                    || !form.findText(place()).equals(of(values, "").form().findText(place()))) {
                differences.add("partition %s should be %s and is %s".formatted(values, wanted, there));
            }
        });
        found.keySet().forEach(values -> differences.add("partition %s should not be there".formatted(values)));
        return differences;
    }

    private static FieldPath place() {
        return FieldPath.of("storageDescriptor", "location");
    }

    private static Partition of(List<String> values, String quality) {
        return PartitionScene.with(PartitionScene.partition(values), QUALITY, quality);
    }

    private List<String> values() {
        return List.of(ODD.get(random.nextInt(ODD.size())), "r" + random.nextInt(2));
    }

    private String word() {
        return "w" + random.nextInt(4);
    }

    @Override
    public void close() {
        scene.close();
    }
}
