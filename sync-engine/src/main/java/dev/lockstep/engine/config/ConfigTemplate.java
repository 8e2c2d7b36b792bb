package dev.lockstep.engine.config;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** The configuration that {@code lockstep init} writes: every key with a sentence. */
public final class ConfigTemplate {
    private ConfigTemplate() {}

    public static String text() {
        try (InputStream in = ConfigTemplate.class.getResourceAsStream("template.yaml")) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("Cannot read the template out of the program", e);
        }
    }
}
