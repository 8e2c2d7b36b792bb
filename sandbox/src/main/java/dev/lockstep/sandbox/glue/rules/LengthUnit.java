package dev.lockstep.sandbox.glue.rules;

import java.nio.charset.StandardCharsets;

/**
 * What a length limit counts. The service model says characters, the guide words several limits as bytes, and which of them the service
 * enforces is not known: {@link #CODE_POINTS} follows the model, {@link #UTF8_BYTES} is the stricter reading.
 */
public enum LengthUnit {
    CODE_POINTS,
    UTF8_BYTES;

    int lengthOf(String text) {
        return switch (this) {
            case CODE_POINTS -> text.codePointCount(0, text.length());
            case UTF8_BYTES -> text.getBytes(StandardCharsets.UTF_8).length;
        };
    }
}
