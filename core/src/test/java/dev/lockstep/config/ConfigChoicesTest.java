package dev.lockstep.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.lockstep.config.ConfigNode.Mapping;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.model.AssetKind;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConfigChoicesTest {
    @Test
    void aListOfConstantsKeepsItsOrder() {
        var section = new ConfigSection("", Mapping.of(Map.of("priority", List.of("view", "analytic-model"))));
        assertThat(section.choices("priority", AssetKind.class))
                .containsExactly(AssetKind.VIEW, AssetKind.ANALYTIC_MODEL);
        section.finish();
    }

    @Test
    void anUnknownConstantInAListIsAProblem() {
        var section = new ConfigSection("", Mapping.of(Map.of("priority", List.of("viev"))));
        assertThat(section.choices("priority", AssetKind.class)).isEmpty();
        assertThatThrownBy(section::finish)
                .isInstanceOf(ConfigurationException.class)
                .hasMessageContaining("did you mean `view`");
    }

    @Test
    void aNameThatIsNotAmongTheChoicesIsAProblem() {
        var section = new ConfigSection("source", Mapping.of(Map.of("connector", "gleu")));
        assertThat(section.requiredChoice("connector", List.of("datasphere", "glue")))
                .isEmpty();
        assertThatThrownBy(section::finish)
                .hasMessageContaining("source.connector: must be one of datasphere, glue; did you mean `glue`?");
    }

    @Test
    void aRequiredValueThatIsBlankIsAProblem() {
        var section = new ConfigSection("target", Mapping.of(Map.of("region", " ")));
        assertThat(section.required("region")).isEmpty();
        assertThatThrownBy(section::finish).hasMessageContaining("target.region: is empty");
    }

    @Test
    void aNameFarFromEveryOtherIsNotGuessed() {
        assertThat(NearestName.find(List.of("region", "endpoint"), "zzzzzz")).isEmpty();
        assertThat(NearestName.find(List.of("region", "endpoint"), "regoin")).contains("region");
    }
}
