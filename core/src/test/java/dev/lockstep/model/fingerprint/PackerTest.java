package dev.lockstep.model.fingerprint;

import static java.util.function.Function.identity;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class PackerTest {
    /** Larger than the window of the compressor, and no two parts alike. */
    private static final String LARGE = noise(100_000);

    @Test
    void everyTextComesBackWhateverWasPackedBefore() {
        Packer<String> packer = copies();
        for (String text : new String[] {"", "a", LARGE, LARGE + "b", "", "Größe 収益 😀", LARGE.substring(50_000)}) {
            assertThat(packer.pack(text).orElseThrow().get()).isEqualTo(text);
        }
    }

    @Test
    void whatResemblesTheFirstTakesLittleRoom() {
        String first = noise(5_000);
        Packer<String> packer = copies();
        int alone = packer.pack(first).orElseThrow().size();
        assertThat(packer.pack(first.replace('7', '8')).orElseThrow().size()).isLessThan(alone / 2);
        assertThat(packer.pack(first).orElseThrow().size()).isLessThan(alone / 10);
    }

    @Test
    void whatSomebodyHoldsIsNotMadeAgain() {
        AtomicInteger made = new AtomicInteger();
        Packed<Box> packed = new Packer<>(Room.none(), any -> 1, Box::text, text -> {
                    made.incrementAndGet();
                    return new Box(text);
                })
                .pack(new Box("once"))
                .orElseThrow();
        Box held = packed.get();
        assertThat(packed.get()).isSameAs(held);
        assertThat(held).isEqualTo(new Box("once"));
        assertThat(made).hasValue(1);
    }

    private record Box(String text) {}

    private static Packer<String> copies() {
        return new Packer<>(Room.none(), any -> 1, identity(), identity());
    }

    private static String noise(int length) {
        SplittableRandom random = new SplittableRandom(length);
        StringBuilder text = new StringBuilder();
        while (text.length() < length) {
            text.append(Long.toHexString(random.nextLong()));
        }
        return text.toString();
    }
}
