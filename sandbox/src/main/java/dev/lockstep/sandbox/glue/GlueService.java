package dev.lockstep.sandbox.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.auth.Authenticator;
import dev.lockstep.sandbox.glue.auth.Authenticator.Signed;
import dev.lockstep.sandbox.glue.auth.Caller;
import dev.lockstep.sandbox.glue.catalog.AccountCatalog;
import dev.lockstep.sandbox.glue.catalog.Pager;
import dev.lockstep.sandbox.glue.catalog.Scope;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.glue.rules.Validator;
import dev.lockstep.sandbox.http.Exchange;
import java.io.IOException;

/** One delivery of one Glue request, from its bytes to its result; nothing here fails on purpose. Thread-safe. */
final class GlueService {
    private static final JsonMapper JSON = new JsonMapper();

    private final GlueSandboxOptions options;
    private final Authenticator authenticator;
    private final Permissions permissions;
    private final Catalogs catalogs;
    private final Validator validator;
    private final Pager pager;

    GlueService(GlueSandboxOptions options, Authenticator authenticator, Permissions permissions, Catalogs catalogs) {
        this.options = options;
        this.authenticator = authenticator;
        this.permissions = permissions;
        this.catalogs = catalogs;
        this.validator = new Validator(options.lengthUnit());
        this.pager = new Pager(options.rules().pageStyle());
    }

    Signed authenticate(Exchange exchange) {
        return authenticator.authenticate(exchange, "glue");
    }

    JsonNode parse(Exchange exchange) {
        if (exchange.body().length > options.rules().quotas().payloadBytes()) {
            throw ServiceError.invalidInput("Payload size of request exceeded limit");
        }
        try {
            return exchange.body().length == 0 ? JSON.createObjectNode() : JSON.readTree(exchange.body());
        } catch (IOException e) {
            throw ServiceError.serialization("The request is not JSON.");
        }
    }

    byte[] carryOut(String operation, Signed signed, Target target, JsonNode request) {
        Caller caller = signed.caller();
        String region = signed.region();
        Actions.Action action = Actions.find(operation, options.businessContext());
        ObjectNode input = validator.accept(action.input(), request);
        if (options.catalogIdRequired() && !input.has("CatalogId") && !input.has("ResourceArn")) {
            throw ServiceError.invalidInput(
                    "This sandbox is set to require a CatalogId; glue:%s has none.".formatted(operation));
        }
        if (!options.crossAccountAccess()) {
            Permissions.refuseForeign(operation, target, caller, region);
        }
        permissions.authorise(operation, target, caller, region);
        AccountCatalog catalog = catalogs.of(target.catalogId());
        var scope = new Scope(catalog, region, options.rules(), pager, caller.arn(), permissions.visibility());
        try {
            return JSON.writeValueAsBytes(catalog.run(action.operation(), scope, input));
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("A tree can always be written", e);
        }
    }
}
