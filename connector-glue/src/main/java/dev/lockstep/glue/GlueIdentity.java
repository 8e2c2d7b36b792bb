package dev.lockstep.glue;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;

/** Whom AWS takes us for. */
record GlueIdentity(GlueConfig config, GlueGateway gateway) {
    /** The ARN, which holds the account, and the session of an assumed role. It needs no permission. Source: STS API, GetCallerIdentity. */
    Optional<String> principal() {
        if (!isAsked()) {
            return Optional.empty();
        }
        try {
            return Optional.ofNullable(gateway.identify().arn());
        } catch (SyncException | CatalogRefusal | SdkException e) {
            return Optional.empty(); // evidence without a name is better than no run; `doctor` tells what is wrong
        }
    }

    /** Keys of an endpoint of one's own are nothing to show to AWS. */
    private boolean isAsked() {
        return config.endpoint().isEmpty() || config.stsEndpoint().isPresent();
    }
}
