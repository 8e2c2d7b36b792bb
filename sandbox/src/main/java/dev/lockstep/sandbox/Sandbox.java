package dev.lockstep.sandbox;

import dev.lockstep.sandbox.datasphere.DatasphereSandbox;
import dev.lockstep.sandbox.glue.GlueSandbox;

/**
 * A Datasphere tenant and a Glue catalog in this process. Thread-safe.
 *
 * <pre>{@code
 * try (var sandbox = Sandbox.start(SandboxOptions.sample())) {
 *     sandbox.datasphere().url();
 *     sandbox.glue().endpoint();
 * }
 * }</pre>
 */
public final class Sandbox implements AutoCloseable {
    private final DatasphereSandbox datasphere;
    private final GlueSandbox glue;

    private Sandbox(DatasphereSandbox datasphere, GlueSandbox glue) {
        this.datasphere = datasphere;
        this.glue = glue;
    }

    /**
     * Both or none.
     *
     * @throws java.io.UncheckedIOException when a port is taken or the documents cannot be read
     */
    public static Sandbox start(SandboxOptions options) {
        DatasphereSandbox datasphere = DatasphereSandbox.start(options.datasphere());
        try {
            return new Sandbox(datasphere, GlueSandbox.start(options.glue()));
        } catch (RuntimeException e) {
            datasphere.close();
            throw e;
        }
    }

    public DatasphereSandbox datasphere() {
        return datasphere;
    }

    public GlueSandbox glue() {
        return glue;
    }

    /** Stops both at once; closing twice is harmless. */
    @Override
    public void close() {
        datasphere.close();
        glue.close();
    }
}
