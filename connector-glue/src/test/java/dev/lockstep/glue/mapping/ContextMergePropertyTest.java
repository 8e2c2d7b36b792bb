package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.model.Tree;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.LongStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs and edits by others in turn, on one form; an oracle remembers who wrote what. */
class ContextMergePropertyTest {
    private static final List<String> NAMES = List.of("label", "description", "steward", "usage", "tags", "kind");
    private static final int ROUNDS = 6;

    static LongStream seeds() {
        return LongStream.range(0, 2_000);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void editsStayOursFollowsTheSourceAndASecondRunChangesNothing(long seed) {
        var random = new SplittableRandom(seed);
        SortedMap<String, Tree> form = new TreeMap<>();
        String written = "";
        Map<String, Tree> theirs = new HashMap<>();
        for (int round = 0; round < ROUNDS; round++) {
            SortedMap<String, String> desired = anyTexts(random);

            ContextMerge merge = ContextMerge.of(ContextBase.parse(written), form, desired, false);

            theirs.forEach((name, value) -> assertThat(merge.members()).containsEntry(name, value));
            desired.forEach((name, text) -> {
                if (!theirs.containsKey(name)) {
                    assertThat(merge.members()).containsEntry(name, Tree.text(text));
                }
            });
            merge.members().keySet().forEach(name -> assertThat(desired.containsKey(name) || theirs.containsKey(name))
                    .as("%s is somebody's", name)
                    .isTrue());
            form = new TreeMap<>(merge.members());
            written = ContextBase.of(desired).print();
            ContextMerge again = ContextMerge.of(ContextBase.parse(written), form, desired, false);
            assertThat(again.members()).isEqualTo(form);
            // what both say is agreed upon
            theirs.entrySet().removeIf(edit -> edit.getValue().equals(text(desired, edit.getKey())));
            edit(random, form, theirs, desired);
        }
        ContextMerge gone = ContextMerge.of(ContextBase.parse(written), form, new TreeMap<>(), false);
        assertThat(gone.members()).isEqualTo(new TreeMap<>(theirs));
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void overwrittenIsWhatWeWroteAndWriteAgainAndItIsTold(long seed) {
        var random = new SplittableRandom(seed);
        SortedMap<String, String> before = anyTexts(random);
        SortedMap<String, String> desired = anyTexts(random);
        SortedMap<String, Tree> form = new TreeMap<>();
        before.forEach((name, text) -> form.put(name, Tree.text(text)));
        edit(random, form, new HashMap<>(), before);

        ContextMerge merge = ContextMerge.of(ContextBase.of(before), form, desired, true);

        SortedMap<String, Tree> expected = new TreeMap<>();
        desired.forEach((name, text) -> expected.put(name, Tree.text(text)));
        SortedMap<String, Tree> overwritten = new TreeMap<>();
        form.forEach((name, value) -> {
            if (value.equals(text(before, name)) || value.equals(text(desired, name))) {
                return;
            }
            if (before.containsKey(name) && desired.containsKey(name)) {
                overwritten.put(name, value);
            } else {
                expected.put(name, value);
            }
        });
        assertThat(merge.members()).isEqualTo(expected);
        assertThat(merge.overwritten()).isEqualTo(overwritten);
    }

    private static Tree text(Map<String, String> desired, String name) {
        return desired.containsKey(name) ? Tree.text(desired.get(name)) : new Tree.Null();
    }

    private static SortedMap<String, String> anyTexts(SplittableRandom random) {
        SortedMap<String, String> texts = new TreeMap<>();
        for (String name : NAMES) {
            if (random.nextInt(3) > 0) {
                texts.put(name, "ours " + random.nextInt(3));
            }
        }
        return texts;
    }

    /** Others change, add and remove members, of any type; what they set to what we wrote is not told from ours. */
    private static void edit(
            SplittableRandom random, Map<String, Tree> form, Map<String, Tree> theirs, Map<String, String> ours) {
        for (int edits = random.nextInt(3); edits > 0; edits--) {
            String name = NAMES.get(random.nextInt(NAMES.size()));
            if (random.nextInt(4) == 0) {
                form.remove(name);
                theirs.remove(name);
                continue;
            }
            Tree value = random.nextInt(3) == 0
                    ? new Tree.Num(BigDecimal.valueOf(random.nextInt(5)))
                    : Tree.text((random.nextBoolean() ? "theirs " : "ours ") + random.nextInt(3));
            form.put(name, value);
            theirs.remove(name);
            if (!value.equals(text(ours, name))) {
                theirs.put(name, value);
            }
        }
    }
}
