package dev.lockstep.engine.report;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.error.ConfigurationException;

/** Whether a configuration is valid. */
public final class ConfigView {
    private ConfigView() {}

    public static String text(String file, RunConfig config) {
        return "%s is valid: %s keeps %s in step with %s%n"
                .formatted(
                        file,
                        config.name(),
                        config.target().type(),
                        config.source().type());
    }

    public static ObjectNode valid(RunConfig config) {
        ObjectNode document = Json.document("validation").put("valid", true);
        document.put("name", config.name())
                .put("source", config.source().type())
                .put("target", config.target().type());
        document.putArray("problems");
        return document;
    }

    public static ObjectNode invalid(ConfigurationException e) {
        ObjectNode document = Json.document("validation").put("valid", false);
        document.set("problems", Json.problems(e));
        return document;
    }
}
