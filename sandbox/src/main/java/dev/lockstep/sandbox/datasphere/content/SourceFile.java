package dev.lockstep.sandbox.datasphere.content;

import java.nio.charset.StandardCharsets;

/** The bytes of one document and the space they belong to. */
public final class SourceFile {
    private final String space;
    private final String name;
    private final byte[] bytes;

    public SourceFile(String space, String name, byte[] bytes) {
        this.space = space;
        this.name = name;
        this.bytes = bytes.clone();
    }

    public SourceFile(String space, String name, String json) {
        this(space, name, json.getBytes(StandardCharsets.UTF_8));
    }

    public String space() {
        return space;
    }

    /** The file name; a name used in messages only. */
    public String name() {
        return name;
    }

    public byte[] bytes() {
        return bytes.clone();
    }
}
