package dev.lockstep.it;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.discovery.Snapshot;
import dev.lockstep.engine.plan.Plan;
import dev.lockstep.sandbox.datasphere.DatasphereSandbox;
import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.GlueSandboxOptions;
import dev.lockstep.spi.Selection;
import java.nio.file.Path;
import java.util.Map;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** A Glue catalog of the sandbox, and a source to bring into it. */
public final class Scene implements AutoCloseable {
    private final GlueSandbox glue;
    private final String source;

    private Scene(GlueSandbox glue, String source) {
        this.glue = glue;
        this.source = source;
    }

    /** A folder of CSN documents as the source. */
    public static Scene ofFolder(Path folder) {
        return ofFolder(folder, GlueSandboxOptions.defaults());
    }

    /** {@link #ofFolder} on an account that has Glue's business context. */
    static Scene withBusinessContext(Path folder) {
        return ofFolder(folder, GlueSandboxOptions.defaults().withBusinessContext());
    }

    /** @param glue how the catalog behaves */
    static Scene ofFolder(Path folder, GlueSandboxOptions glue) {
        return new Scene(
                GlueSandbox.start(glue),
                """
                source:
                  connector: datasphere
                  system: scene
                  path: %s
                """
                        .formatted(folder));
    }

    /** A live tenant as the source. */
    public static Scene ofTenant(DatasphereSandbox tenant) {
        return new Scene(
                GlueSandbox.start(GlueSandboxOptions.defaults()),
                """
                source:
                  connector: datasphere
                  system: scene
                  url: %s
                  token-url: %s
                  client-id: "%s"
                  client-secret: "%s"
                  max-requests-per-minute: none
                """
                        .formatted(tenant.url(), tenant.tokenUrl(), tenant.clientId(), tenant.clientSecret()));
    }

    public GlueSandbox glue() {
        return glue;
    }

    public RunConfig config(int workers, String more) {
        return config(workers, more, UnaryOperator.identity());
    }

    /** @param edit of the configuration's text */
    RunConfig config(int workers, String more, UnaryOperator<String> edit) {
        return ConfigurationLoader.installed()
                .parse(edit.apply(text(workers, more)), Path.of("").toAbsolutePath(), Map.of());
    }

    /** The configuration as a file would hold it. */
    String text(int workers, String more) {
        return "name: scene\n" + source
                + """
                target:
                  connector: glue
                  region: eu-central-1
                  endpoint: %s
                  sts-endpoint: %s
                  credentials:
                    type: static
                    access-key-id: "%s"
                    secret-access-key: "%s"
                  max-concurrent-writes: %d
                  context: auto
                  max-requests-per-second: none
                """
                        .formatted(
                                glue.endpoint(),
                                glue.endpoint(),
                                glue.accessKey().id(),
                                glue.accessKey().secret(),
                                workers)
                + more;
    }

    Snapshot discover() {
        return with(engine -> engine.discoverSource(Selection.all(), Selection.all()));
    }

    Snapshot discoverTarget() {
        return with(engine -> engine.discoverTarget(Selection.all(), Selection.all()));
    }

    Plan plan() {
        return with(SyncEngine::plan);
    }

    RunReport sync() {
        return with(SyncEngine::sync);
    }

    <T> T with(Function<SyncEngine, T> use) {
        try (SyncEngine engine = SyncEngine.open(config(32, ""))) {
            return use.apply(engine);
        }
    }

    @Override
    public void close() {
        glue.close();
    }
}
