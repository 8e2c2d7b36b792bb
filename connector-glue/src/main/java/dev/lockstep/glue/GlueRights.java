package dev.lockstep.glue;

import dev.lockstep.glue.client.RoleRequest;
import dev.lockstep.glue.mapping.GlueNames;
import dev.lockstep.model.Tree;
import dev.lockstep.spi.Grant;
import dev.lockstep.spi.Use;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/**
 * IAM policies with what a configuration needs and no more. An action on a table is allowed on catalog, database and table. Source: Glue developer
 * guide, resource ARNs.
 */
final class GlueRights {
    private static final String VERSION = "2012-10-17";
    private static final String ANY_ACCOUNT =
            "The policy holds * for the account, which the configuration does not say: set `catalog-id` to narrow it.";

    private static final String CONTEXT =
            "LockstepBusinessContext is for glossaries, terms and forms; without it, or with `context: parameters`, parameters carry them.";
    private static final String UNDO =
            "Deletes are off: to take back a run that created tables, `undo` needs glue:BatchDeleteTable, too.";
    private static final String UNDO_PARTITIONS =
            "To take back a run that created partitions, it needs glue:BatchDeletePartition, too.";

    private final GlueConfig config;
    private final Optional<String> account;

    /** @param account of the catalog, as far as it is known */
    GlueRights(GlueConfig config, Optional<String> account) {
        this.config = config;
        this.account = account;
    }

    /** That of the principal that calls Glue, then those of the principals that assume a role on the way there, the first to sign in first. */
    List<Grant> of(Use use) {
        List<RoleRequest> roles = roles(config.credentials());
        List<String> principals = new ArrayList<>();
        principals.add(signingIn(config.credentials()));
        roles.forEach(role -> principals.add("the role " + role.arn()));
        List<Grant> grants = new ArrayList<>();
        grants.add(new Grant(principals.get(roles.size()), document(catalog(use)), notes(use)));
        for (int i = 0; i < roles.size(); i++) {
            grants.add(new Grant(principals.get(i), document(List.of(assume(roles.get(i)))), List.of()));
        }
        return grants;
    }

    private List<String> notes(Use use) {
        List<String> notes = new ArrayList<>();
        if (account.isEmpty()) {
            notes.add(ANY_ACCOUNT);
        }
        if (use.writes() && !use.drops()) {
            notes.add(UNDO);
            if (use.partitions()) {
                notes.add(UNDO_PARTITIONS);
            }
        }
        if (!GlueActions.context(use, config.context()).isEmpty()) {
            notes.add(CONTEXT);
        }
        return notes;
    }

    private static String signingIn(GlueCredentials credentials) {
        if (credentials instanceof GlueCredentials.AssumeRole assumed) {
            return signingIn(assumed.source());
        }
        return credentials instanceof GlueCredentials.WebIdentity web
                ? "the role " + web.role().arn()
                : "whoever signs in";
    }

    private static List<RoleRequest> roles(GlueCredentials credentials) {
        if (credentials instanceof GlueCredentials.AssumeRole assumed) {
            return Stream.concat(roles(assumed.source()).stream(), assumed.roles().stream())
                    .toList();
        }
        return List.of();
    }

    private List<Tree> catalog(Use use) {
        List<Tree> statements = new ArrayList<>();
        statements.add(statement(
                "LockstepListDatabases", List.of(GlueActions.LIST), List.of(arn("catalog"), arn("database/*"))));
        List<String> places = places(use);
        statements.add(statement("LockstepRead", GlueActions.reading(use), places));
        if (use.writes()) {
            statements.add(statement("LockstepWrite", GlueActions.writing(use), places));
        }
        List<String> context = GlueActions.context(use, config.context());
        if (!context.isEmpty()) {
            statements.add(statement("LockstepBusinessContext", context, List.of("*")));
        }
        return statements;
    }

    /** The catalog, the databases that are meant, and all tables in them. */
    private List<String> places(Use use) {
        List<String> databases = databases(use);
        return Stream.of(
                        Stream.of(arn("catalog")),
                        databases.stream().map(glob -> arn("database/" + glob)),
                        databases.stream().map(glob -> arn("table/" + glob + "/*")))
                .flatMap(places -> places)
                .toList();
    }

    /** IAM's wildcards are those of our globs; Glue's names are in lower case. */
    private List<String> databases(Use use) {
        String written = GlueNames.RULE.fold(use.prefix()) + "*" + GlueNames.RULE.fold(use.suffix());
        return !use.isReading() || config.databases().isAll()
                ? List.of(written)
                : config.databases().globs().stream()
                        .map(glob -> glob.toLowerCase(Locale.ROOT))
                        .toList();
    }

    private static Tree assume(RoleRequest role) {
        List<String> actions =
                role.tags().isEmpty() ? List.of("sts:AssumeRole") : List.of("sts:AssumeRole", "sts:TagSession");
        return statement("LockstepAssumeRole", actions, List.of(role.arn()));
    }

    private static Tree.Node document(List<Tree> statements) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("Version", Tree.text(VERSION));
        members.put("Statement", Tree.seq(statements));
        return new Tree.Node(members);
    }

    private static Tree statement(String id, List<String> actions, List<String> resources) {
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("Sid", Tree.text(id));
        members.put("Effect", Tree.text("Allow"));
        members.put("Action", Tree.seq(actions.stream().map(Tree::text).toList()));
        members.put("Resource", Tree.seq(resources.stream().map(Tree::text).toList()));
        return new Tree.Node(members);
    }

    private String arn(String resource) {
        String partition = PartitionMetadata.of(Region.of(config.region())).id();
        return "arn:%s:glue:%s:%s:%s".formatted(partition, config.region(), account.orElse("*"), resource);
    }
}
