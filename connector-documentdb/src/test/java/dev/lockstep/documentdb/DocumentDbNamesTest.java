package dev.lockstep.documentdb;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DocumentDbNamesTest {
    @ParameterizedTest
    @CsvSource({
        "DATABASE, Sales EU, Sales_EU",
        "DATABASE, a.b/c$d, a_b_c_d",
        "COLLECTION, a.b/c$d, a.b/c_d",
        "COLLECTION, Größe 1, Größe 1"
    })
    void aNameFoldsToLegalCharacters(DocumentDbNames rule, String name, String folded) {
        assertThat(rule.fold(name)).isEqualTo(folded);
        assertThat(rule.fold(folded)).isEqualTo(folded);
        assertThat(rule.violation(folded)).isEmpty();
        assertThat(rule.violation(name).isPresent()).isEqualTo(!name.equals(folded));
    }

    @ParameterizedTest
    @CsvSource({
        "DATABASE, 0, true",
        "DATABASE, 63, false",
        "DATABASE, 64, true",
        "COLLECTION, 0, true",
        "COLLECTION, 57, false",
        "COLLECTION, 58, true"
    })
    void aNameHasItsLength(DocumentDbNames rule, int length, boolean refused) {
        assertThat(rule.violation("n".repeat(length)).isPresent()).isEqualTo(refused);
    }
}
