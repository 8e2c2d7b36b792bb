package dev.lockstep.engine.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NameTemplateTest {
    @ParameterizedTest
    @ValueSource(strings = {"{space}", "sap_{space}", "{space}_x", "a_{space}_a"})
    void aNameGivesItsSpaceBack(String text) {
        NameTemplate template = NameTemplate.parse(text);
        assertThat(template.space(template.apply("a_b"))).contains("a_b");
        assertThat(template).hasToString(text);
    }

    @Test
    void aNameThatTheTemplateCannotHaveMadeHasNoSpace() {
        NameTemplate template = NameTemplate.parse("sap_{space}_sap");
        assertThat(template.space("sap_sap")).isEmpty();
        assertThat(template.space("sap__sap")).isEmpty();
        assertThat(template.space("other")).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "fixed", "{space}{space}", "{Space}", "{space}}"})
    void aTemplateThatFoldsSpacesIsRefused(String text) {
        assertThatIllegalArgumentException().isThrownBy(() -> NameTemplate.parse(text));
    }
}
