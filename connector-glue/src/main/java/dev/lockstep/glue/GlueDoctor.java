package dev.lockstep.glue;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextAccess;
import dev.lockstep.glue.context.ContextChoice;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Check;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.glue.model.TableInput;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/**
 * Tests the connection and each permission. Writes are tried on a database whose name nobody ever used: the answer that there is none shows
 * that the caller may ask, and changes nothing. Whether the caller may write into one certain database is not shown by that.
 */
final class GlueDoctor {
    private static final String LIKELY = "allowed, as far as it shows on a database that does not exist";

    private final GlueConfig config;
    private final GlueGateway gateway;
    private final ContextAccess access;
    private final Address nowhere;

    GlueDoctor(GlueConfig config, GlueGateway gateway, ContextAccess access) {
        this.access = access;
        this.config = config;
        this.gateway = gateway;
        String random = UUID.randomUUID().toString().replace("-", "");
        this.nowhere = new Address("lockstep_probe_" + random, "lockstep_probe");
    }

    List<Check> examine() {
        List<Check> checks = new ArrayList<>();
        checks.add(identity());
        Check databases = databases();
        checks.add(databases);
        if (databases.status() == Check.Status.FAILED) {
            for (String action : List.of("GetTables", "GetTable", "CreateTable", "UpdateTable", "DeleteTable")) {
                checks.add(Check.skipped("glue:" + action, "glue:GetDatabases failed"));
            }
            return checks;
        }
        TableInput input = TableInput.builder().name(nowhere.name()).build();
        checks.add(probe("glue:GetTables", () -> gateway.listTables(nowhere.container(), table -> {})));
        checks.add(probe("glue:GetTable", () -> gateway.findTable(nowhere)));
        checks.add(probe("glue:CreateTable", () -> gateway.createTable(nowhere.container(), input)));
        checks.add(probe("glue:UpdateTable", () -> gateway.updateTable(nowhere.container(), input, "0")));
        checks.add(probe("glue:DeleteTable", () -> gateway.deleteTable(nowhere)));
        checks.add(context());
        checks.add(Check.skipped("glue:CreateDatabase", "cannot be tested without creating a database"));
        checks.add(Check.skipped("glue:UpdateDatabase", "cannot be tested without changing a database"));
        return checks;
    }

    /** Optional by design: what is missing there is in parameters. */
    private Check context() {
        String name = "glue:ListGlossaries";
        if (config.context() == ContextChoice.PARAMETERS) {
            return Check.skipped(name, "`context` is parameters: Glue's business context is not used");
        }
        Optional<String> hindrance = access.hindrance();
        if (hindrance.isEmpty()) {
            return Check.passed(
                    name, "the account has a business context; whether it may be written shows in the first run");
        }
        String detail = "no business context, parameters carry everything: " + hindrance.get();
        return config.context() == ContextChoice.AUTO
                ? Check.skipped(name, detail)
                : Check.warning(
                        name,
                        detail,
                        "Allow the glossary, form type and attachment actions of Glue, or set `context: parameters`.");
    }

    private Check identity() {
        String name = "sts:GetCallerIdentity";
        if (config.endpoint().isPresent() && config.stsEndpoint().isEmpty()) {
            return Check.skipped(name, "`endpoint` is set and `sts-endpoint` is not");
        }
        try {
            GetCallerIdentityResponse who = gateway.identify();
            String found = "account %s, %s".formatted(who.account(), who.arn());
            boolean elsewhere =
                    config.catalogId().filter(id -> !id.equals(who.account())).isPresent();
            return elsewhere
                    ? Check.warning(
                            name,
                            found,
                            "The catalog is that of account %s: its owner must share it with this principal."
                                    .formatted(config.catalogId().get()))
                    : Check.passed(name, found);
        } catch (SyncException e) {
            return Check.failed(name, e.getMessage(), e.remedy());
        } catch (CatalogRefusal | software.amazon.awssdk.core.exception.SdkException e) {
            return Check.failed(name, String.valueOf(e.getMessage()), "");
        }
    }

    private Check databases() {
        String name = "glue:GetDatabases";
        try {
            List<Database> databases = gateway.listDatabases();
            return databases.isEmpty()
                    ? Check.warning(
                            name,
                            "allowed, and there are no databases",
                            "If there should be some, Lake Formation hides what it did not grant: check the grants of this principal.")
                    : Check.passed(name, "%d databases".formatted(databases.size()));
        } catch (SyncException e) {
            return Check.failed(name, e.getMessage(), e.remedy());
        } catch (CatalogRefusal | software.amazon.awssdk.core.exception.SdkException e) {
            return Check.failed(
                    name, String.valueOf(e.getMessage()), "Check `catalog-id`: Glue knows no such catalog.");
        }
    }

    private static Check probe(String action, Runnable call) {
        try {
            call.run();
            return Check.passed(action, LIKELY);
        } catch (CatalogRefusal e) {
            return e.kind() == CatalogRefusal.Kind.ABSENT
                    ? Check.passed(action, LIKELY)
                    : Check.warning(action, String.valueOf(e.getMessage()), "");
        } catch (SyncException e) {
            return Check.failed(action, e.getMessage(), e.remedy());
        }
    }
}
