package dev.lockstep.sandbox;

import dev.lockstep.sandbox.datasphere.DatasphereSandboxOptions;
import dev.lockstep.sandbox.datasphere.content.TenantSource;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import java.nio.file.Path;
import java.util.Objects;

/** How both endpoints start. */
public record SandboxOptions(DatasphereSandboxOptions datasphere, GlueSandboxOptions glue) {
    private static final String SAMPLE_FOLDER = "sample-tenant";

    public SandboxOptions {
        Objects.requireNonNull(datasphere, "datasphere is null");
        Objects.requireNonNull(glue, "glue is null");
    }

    /** The sample tenant that is part of this library, an empty catalog, free ports. */
    public static SandboxOptions sample() {
        return of(TenantSource.resources(SandboxOptions.class, SAMPLE_FOLDER));
    }

    /** A folder of CSN documents, an empty catalog, free ports. */
    public static SandboxOptions folder(Path folder) {
        return of(TenantSource.folder(folder));
    }

    private static SandboxOptions of(TenantSource source) {
        return new SandboxOptions(DatasphereSandboxOptions.of(source), GlueSandboxOptions.defaults());
    }

    /** Datasphere on {@code port}, AWS on the next one; 0 takes two free ones. */
    public SandboxOptions withPort(int port) {
        return new SandboxOptions(datasphere.withPort(port), glue.withPort(port == 0 ? 0 : port + 1));
    }

    public SandboxOptions withDatasphere(DatasphereSandboxOptions value) {
        return new SandboxOptions(value, glue);
    }

    public SandboxOptions withGlue(GlueSandboxOptions value) {
        return new SandboxOptions(datasphere, value);
    }
}
