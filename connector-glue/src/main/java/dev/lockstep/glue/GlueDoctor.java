package dev.lockstep.glue;

import dev.lockstep.error.SyncException;
import dev.lockstep.glue.client.CatalogRefusal;
import dev.lockstep.glue.client.GlueGateway;
import dev.lockstep.glue.context.ContextAccess;
import dev.lockstep.glue.context.ContextChoice;
import dev.lockstep.spi.Check;
import dev.lockstep.spi.ConnectorContext;
import dev.lockstep.spi.Use;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.glue.model.Database;
import software.amazon.awssdk.services.sts.model.GetCallerIdentityResponse;

/** Tests how to sign in, the connection, and each permission that the use needs; independent tests side by side. */
final class GlueDoctor {
    private static final String IDENTITY = "sts:GetCallerIdentity";
    private static final String EMPTY =
            "If there should be some, check `region` and `catalog-id`; Lake Formation hides what it did not grant without a word: check the grants of this principal.";

    private final GlueConfig config;
    private final Supplier<String> means;
    private final Catalog catalog;
    private final GlueGateway gateway;
    private final ContextAccess access;
    private final ConnectorContext context;

    /** @param means how it was signed in; signs in */
    GlueDoctor(
            GlueConfig config,
            Supplier<String> means,
            Catalog catalog,
            GlueGateway gateway,
            ContextAccess access,
            ConnectorContext context) {
        this.access = access;
        this.config = config;
        this.means = means;
        this.catalog = catalog;
        this.gateway = gateway;
        this.context = context;
    }

    List<Check> examine() {
        CompletableFuture<Check> identity = later(() -> checked(IDENTITY, name -> identity()));
        List<Database> databases = new ArrayList<>();
        Check listing = checked(GlueActions.LIST, name -> {
            databases.addAll(gateway.listDatabases());
            return listing(databases);
        });
        List<Check> checks = new ArrayList<>();
        checks.add(checked("credentials", name -> Check.passed(name, means.get())));
        checks.add(identity.join());
        checks.add(listing);
        checks.addAll(listing.status() == Check.Status.FAILED ? skipped() : actions(databases));
        if (!context.use().isReading() && listing.status() != Check.Status.FAILED) {
            checks.add(context());
        }
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
                    name,
                    context.use().writes()
                            ? "the account has a business context, and all that a run needs of it is allowed"
                            : "the account has a business context");
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
        if (!config.wire().hasSts()) {
            return Check.skipped(IDENTITY, "`endpoint` is set and `sts-endpoint` is not");
        }
        GetCallerIdentityResponse who = catalog.caller();
        String found = "account %s, %s".formatted(who.account(), who.arn());
        boolean isElsewhere =
                config.catalogId().filter(id -> !id.equals(who.account())).isPresent();
        return isElsewhere
                ? Check.warning(
                        IDENTITY,
                        found,
                        "The catalog is that of account %s: its owner must share it with this principal."
                                .formatted(config.catalogId().get()))
                : Check.passed(IDENTITY, found);
    }

    private Check listing(List<Database> databases) {
        if (databases.isEmpty()) {
            return Check.warning(GlueActions.LIST, "allowed, and there are no databases", EMPTY);
        }
        boolean selectsNone = context.use().isReading()
                && databases.stream().noneMatch(database -> config.databases().matches(database.name()));
        String found = "%d databases".formatted(databases.size());
        return selectsNone
                ? Check.warning(GlueActions.LIST, "%s, none of them selected by `databases`".formatted(found), EMPTY)
                : Check.passed(GlueActions.LIST, found);
    }

    private List<Check> skipped() {
        return needed(context.use())
                .map(action -> Check.skipped(action, GlueActions.LIST + " failed"))
                .toList();
    }

    private List<Check> actions(List<Database> databases) {
        ProbeGround ground = ProbeGround.survey(databases, config, context.use(), gateway, this::each);
        GlueProbes probes = new GlueProbes(ground, gateway);
        return each(needed(context.use()).toList(), action -> checked(action, probes::probe));
    }

    private static Stream<String> needed(Use use) {
        return Stream.concat(GlueActions.reading(use).stream(), GlueActions.writing(use).stream());
    }

    /** Side by side, in order. */
    private <A, B> List<B> each(List<A> items, Function<A, B> work) {
        List<CompletableFuture<B>> begun =
                items.stream().map(item -> later(() -> work.apply(item))).toList();
        return begun.stream().map(CompletableFuture::join).toList();
    }

    private <T> CompletableFuture<T> later(Supplier<T> work) {
        return CompletableFuture.supplyAsync(work, context.executor());
    }

    private static Check checked(String name, Function<String, Check> test) {
        try {
            return test.apply(name);
        } catch (SyncException e) {
            return Check.failed(name, e.getMessage(), e.remedy());
        } catch (CatalogRefusal e) {
            return Check.failed(
                    name, String.valueOf(e.getMessage()), "Check `catalog-id`: Glue knows no such catalog.");
        } catch (SdkException e) {
            return Check.failed(name, String.valueOf(e.getMessage()), "");
        }
    }
}
