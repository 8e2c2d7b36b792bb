package dev.lockstep.s3;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class S3NamesTest {
    @ParameterizedTest
    @CsvSource({"Sales_EU, sales-eu", "sales.eu-1, sales.eu-1", "Größe 1, gr--e-1"})
    void aBucketFoldsToLegalCharacters(String name, String folded) {
        assertThat(S3Names.BUCKET.fold(name)).isEqualTo(folded);
        assertThat(S3Names.BUCKET.fold(folded)).isEqualTo(folded);
        assertThat(S3Names.BUCKET.violation(folded)).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"2, true", "3, false", "63, false", "64, true"})
    void aBucketHasThreeToSixtyThreeCharacters(int length, boolean refused) {
        assertThat(S3Names.BUCKET.violation("b".repeat(length)).isPresent()).isEqualTo(refused);
    }

    @ParameterizedTest
    @CsvSource({"0, true", "1, false", "1024, false", "1025, true"})
    void aKeyHasUpToOneThousandAndTwentyFourBytes(int length, boolean refused) {
        assertThat(S3Names.KEY.violation("k".repeat(length)).isPresent()).isEqualTo(refused);
    }
}
