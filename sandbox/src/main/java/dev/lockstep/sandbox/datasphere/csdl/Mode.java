package dev.lockstep.sandbox.datasphere.csdl;

import java.util.Optional;
import java.util.stream.Stream;

/** How an asset is consumed. */
public enum Mode {
    RELATIONAL("relational", "StandaloneService"),
    ANALYTICAL("analytical", "InaApplicationService");

    private final String segment;
    private final String namespace;

    Mode(String segment, String namespace) {
        this.segment = segment;
        this.namespace = namespace;
    }

    /** The piece of the path. */
    public String segment() {
        return segment;
    }

    String namespace() {
        return namespace;
    }

    public static Optional<Mode> ofSegment(String segment) {
        return Stream.of(values()).filter(mode -> mode.segment.equals(segment)).findFirst();
    }
}
