package dev.lockstep.engine.cli;

import dev.lockstep.sandbox.glue.GlueSandbox;
import dev.lockstep.sandbox.glue.auth.AccessKey;

/**
 * The configuration of a sync from the folder {@code csn} to a Glue of the sandbox that drops what it misses once, one write at a time.
 *
 * @param credentials as flow YAML; @param timeout of a call
 */
record FolderSync(String name, GlueSandbox glue, String credentials, int workers, String timeout) {
    static FolderSync of(String name, GlueSandbox glue) {
        return new FolderSync(name, glue, keys(glue), 1, "30s");
    }

    FolderSync withWorkers(int count) {
        return new FolderSync(name, glue, credentials, count, timeout);
    }

    FolderSync withTimeout(String duration) {
        return new FolderSync(name, glue, credentials, workers, duration);
    }

    /** Signs in by a role that the keys assume. */
    FolderSync withRole(String arn) {
        String role = "{type: assume-role, role-arn: \"%s\", source: %s}".formatted(arn, keys(glue));
        return new FolderSync(name, glue, role, workers, timeout);
    }

    private static String keys(GlueSandbox glue) {
        AccessKey key = glue.accessKey();
        return "{type: static, access-key-id: \"%s\", secret-access-key: \"%s\"}".formatted(key.id(), key.secret());
    }

    /** The file. */
    String text() {
        return """
                name: %s
                source:
                  connector: datasphere
                  system: %s
                  path: csn
                target:
                  connector: glue
                  region: eu-central-1
                  endpoint: %s
                  sts-endpoint: %s
                  credentials: %s
                  max-concurrent-writes: %d
                  max-requests-per-second: none
                  request-timeout: %s
                policy:
                  deletes: drop
                  deletes-after: { misses: 1, grace: 0s }
                  max-deletes: { percent: 100, count: 100 }
                """
                .formatted(name, name, glue.endpoint(), glue.endpoint(), credentials, workers, timeout);
    }
}
