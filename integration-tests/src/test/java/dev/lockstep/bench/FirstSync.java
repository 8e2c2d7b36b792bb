package dev.lockstep.bench;

import dev.lockstep.engine.RunReport;
import dev.lockstep.engine.Surroundings;
import dev.lockstep.engine.SyncEngine;
import dev.lockstep.engine.apply.WriteJournal;
import dev.lockstep.engine.config.ConfigurationLoader;
import dev.lockstep.engine.plan.Plan;
import java.nio.file.Path;
import java.util.Map;

/**
 * A folder of CSN documents to a Glue that has not seen it.
 *
 * @param endpoint of Glue; @param accessKey its id; @param secret of the access key
 * @param folder of CSN documents; @param prefix of the databases
 * @param workers at once; @param requestsPerSecond ceiling, or {@code none}
 */
record FirstSync(
        String endpoint,
        String accessKey,
        String secret,
        String folder,
        String prefix,
        int workers,
        String requestsPerSecond) {
    private static final String CONFIG =
            """
            name: benchmark
            source:
              connector: datasphere
              system: scene
              path: %s
            target:
              connector: glue
              region: eu-central-1
              endpoint: %s
              credentials:
                type: static
                access-key-id: "%s"
                secret-access-key: "%s"
              max-concurrent-writes: %d
              max-requests-per-second: %s
            mapping:
              database: "%s_{space}"
            """;

    /** Plans and carries out. @throws IllegalStateException unless everything was written */
    void run(WriteJournal journal) {
        try (SyncEngine engine = open(journal)) {
            RunReport report = engine.apply(engine.plan());
            if (report.verdict() != RunReport.Verdict.DONE) {
                throw new IllegalStateException("the run ended " + report.verdict());
            }
        }
    }

    Plan plan() {
        try (SyncEngine engine = open(WriteJournal.none())) {
            return engine.plan();
        }
    }

    private SyncEngine open(WriteJournal journal) {
        var config = ConfigurationLoader.installed()
                .parse(
                        CONFIG.formatted(folder, endpoint, accessKey, secret, workers, requestsPerSecond, prefix),
                        Path.of("").toAbsolutePath(),
                        Map.of());
        return SyncEngine.open(config, Surroundings.plain().withJournal(journal));
    }
}
