package dev.lockstep.engine.cli;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.audit.Audit;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.config.RunConfig;
import dev.lockstep.engine.state.StateStore;
import java.nio.file.Path;
import java.util.Map;

/** What {@code lockstep sync} does in the folder it is started in, with a {@link Tripwire} in its state. Argument: where that stops it. */
final class KillableSync {
    private KillableSync() {}

    public static void main(String[] args) {
        System.exit(sync(new Tripwire(Integer.parseInt(args[0]), System.out)));
    }

    private static int sync(Tripwire wire) {
        Terminal terminal = Terminal.system();
        RunConfig config = ConfigurationLoader.installed().load(Path.of("lockstep.yaml"), Map.of());
        try (RunSession session = RunSession.open(
                config,
                "sync",
                terminal,
                new Output(),
                open -> wire.around(Audit.class, open.startAudit()),
                store -> wire.around(StateStore.class, store))) {
            RunReport report = session.write(engine -> engine.sync(any -> true), done -> {});
            return ExitCode.of(report.verdict());
        }
    }
}
