package dev.lockstep.glue.mapping;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.model.fingerprint.AssetTrees;
import dev.lockstep.model.fingerprint.CanonicalJson;
import dev.lockstep.testkit.AnyAsset;
import java.util.Base64;
import java.util.SplittableRandom;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class GzipPropertyTest {
    static LongStream seeds() {
        return LongStream.range(0, 300); // fixed: a red seed is red again tomorrow
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void everyModelIsUnpackedByTheJdk(long seed) {
        String text = CanonicalJson.print(AssetTrees.toTree(AnyAsset.asset(seed)));
        assertThat(Gzip.unpack(Gzip.pack(text))).isEqualTo(text);
    }

    @ParameterizedTest(name = "seed {0}")
    @MethodSource("seeds")
    void anyTextIsUnpackedByTheJdk(long seed) {
        var random = new SplittableRandom(seed);
        var text = new StringBuilder();
        while (text.length() < random.nextInt(1, 70_000)) {
            String piece = Character.toString(random.nextInt(1, 0xD800)).repeat(random.nextInt(1, 600));
            text.append(random.nextBoolean() ? piece : text.substring(random.nextInt(text.length() + 1)));
        }
        assertThat(Gzip.unpack(Gzip.pack(text.toString()))).isEqualTo(text.toString());
    }

    @Test
    void theBytesAreTheSameEverywhere() {
        assertThat(Base64.getEncoder().encodeToString(Gzip.pack("{\"name\":\"A\",\"name\":\"B\",\"name\":\"C\"}")))
                .isEqualTo(GOLDEN);
    }

    @Test
    void repetitionIsCheap() {
        assertThat(Gzip.pack("{\"name\":\"NET_AMOUNT\",\"type\":{\"is\":\"Decimal\"}}".repeat(1_000)))
                .hasSizeLessThan(1_500);
    }

    @Test
    void whatIsNoGzipIsRefused() {
        assertThatThrownBy(() -> Gzip.unpack(new byte[] {1, 2, 3})).isInstanceOf(IllegalArgumentException.class);
        byte[] cut = java.util.Arrays.copyOf(Gzip.pack("text"), 12);
        assertThatThrownBy(() -> Gzip.unpack(cut)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Source: this encoder, once; a change of it would be a change of every packed table. */
    private static final String GOLDEN = "H4sIAAAAAAAA/6tWykvMTVWyUnJU0oExnRBMZ6VaAIt/DxYiAAAA";
}
