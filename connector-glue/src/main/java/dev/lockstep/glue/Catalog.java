package dev.lockstep.glue;

import dev.lockstep.error.RemoteException;
import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.Sts;
import java.util.Optional;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Which catalog this is. STS is asked at most once, and only for what the configuration does not say. Thread-safe. */
final class Catalog {
    private final GlueConfig config;
    private final Sts sts;
    private Optional<GetCallerIdentityResponse> caller = Optional.empty();
    private Optional<SyncException> failure = Optional.empty();

    Catalog(GlueConfig config, Sts sts) {
        this.config = config;
        this.sts = sts;
    }

    /**
     * The catalog in ids: two catalogs never share it, unless the configuration gives them one or they stand behind an endpoint that has no STS.
     *
     * @throws dev.lockstep.error.SyncException if STS has to be asked and does not answer
     */
    String alias() {
        return config.system().orElseGet(() -> {
            Optional<String> account = configuredAccount().or(this::callersAccount);
            return "glue-" + account.map(id -> id + "-").orElse("") + config.region();
        });
    }

    /** The account as far as the configuration says: the catalog's own id, or that of the role. */
    Optional<String> configuredAccount() {
        return config.catalogId().or(() -> roleAccount(config.credentials()));
    }

    /** Who calls. @throws dev.lockstep.error.SyncException if STS does not answer */
    synchronized GetCallerIdentityResponse caller() {
        failure.ifPresent(e -> {
            throw e;
        });
        try {
            caller = caller.or(() -> Optional.of(sts.identify()));
            return caller.get();
        } catch (SyncException e) {
            failure = Optional.of(e); // after all repetitions; who asks next need not wait for as many
            throw e;
        }
    }

    /**
     * Whose catalog it is when it is not known to be the caller's own. What belongs to the caller's account, such as the business context, is then
     * not that of the catalog.
     */
    Optional<String> foreignAccount() {
        return config.catalogId().filter(id -> !Optional.of(id).equals(ownAccount()));
    }

    /** The caller's account, as far as anybody tells. */
    Optional<String> ownAccount() {
        return roleAccount(config.credentials()).or(() -> principal().map(arn -> arn.split(":", 6)[4]));
    }

    /** The ARN of the caller, which holds the account, and the session of an assumed role. Empty if STS is not to be asked or does not answer. */
    Optional<String> principal() {
        try {
            return config.wire().hasSts() ? Optional.ofNullable(caller().arn()) : Optional.empty();
        } catch (SyncException | CatalogRefusal | SdkException e) {
            return Optional.empty(); // evidence without a name is better than no run; `doctor` tells what is wrong
        }
    }

    /** Keys of an endpoint of one's own are nothing to show to AWS. */
    private Optional<String> callersAccount() {
        try {
            return config.wire().hasSts() ? Optional.of(caller().account()) : Optional.empty();
        } catch (RemoteException e) {
            throw new RemoteException(
                    "glue.account-unknown",
                    "Cannot tell whose catalog this is: " + e.getMessage(),
                    "Set `catalog-id` to the account of the catalog; then STS is not asked.",
                    e);
        }
    }

    private static Optional<String> roleAccount(GlueCredentials credentials) {
        if (credentials instanceof GlueCredentials.AssumeRole assumed) {
            return Optional.of(assumed.last().account());
        }
        return credentials instanceof GlueCredentials.WebIdentity web
                ? Optional.of(web.role().account())
                : Optional.empty();
    }
}
