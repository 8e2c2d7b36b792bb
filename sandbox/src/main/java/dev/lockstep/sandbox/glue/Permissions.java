package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.auth.Caller;
import dev.lockstep.sandbox.glue.catalog.Visibility;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What callers may do and see. Everything is allowed until something is denied or hidden; a change holds from the next request on.
 * Thread-safe.
 */
public final class Permissions {
    private final List<Denial> denials = new CopyOnWriteArrayList<>();
    private final List<Hidden> hidden = new CopyOnWriteArrayList<>();
    private volatile Optional<IamPolicy> policy = Optional.empty();

    /** @param whole whether the database itself is hidden, too */
    private record Hidden(Glob database, Glob table, boolean whole) {}

    /** As an IAM policy does: AccessDeniedException that names caller, action and resource. */
    public void deny(Denial denial) {
        denials.add(denial);
    }

    /**
     * As if every caller had this identity-based policy and no other. STS asks for no permission here.
     *
     * @param document in IAM's policy language
     * @throws IllegalArgumentException if it is no policy, or one with conditions
     */
    public void allowOnly(String document) {
        policy = Optional.of(IamPolicy.parse(document));
    }

    /** As a missing Lake Formation grant does: gone from listings without a word, AccessDeniedException when named. */
    public void hideDatabase(String database) {
        hidden.add(new Hidden(Glob.of(database), Glob.ANY, true));
    }

    /** {@link #hideDatabase} for one table, or for all that match {@code table}. */
    public void hideTable(String database, String table) {
        hidden.add(new Hidden(Glob.of(database), Glob.of(table), false));
    }

    /** Takes back every denial and every policy, and shows everything again. */
    public void allowAll() {
        policy = Optional.empty();
        denials.clear();
        hidden.clear();
    }

    void authorise(String operation, Target target, Caller caller, String region) {
        Optional<String> refused = denials.stream().anyMatch(denial -> denial.denies(operation, target))
                ? Optional.of(arn(target, region))
                : policy.flatMap(rights -> rights.refuses(operation, target, region));
        refused.ifPresent(resource -> {
            throw ServiceError.accessDenied(
                    "User: %s is not authorized to perform: glue:%s on resource: %s because no identity-based policy allows the glue:%s action"
                            .formatted(caller.arn(), operation, resource, operation));
        });
    }

    /** As Glue refuses whom the other account's resource policy does not name. */
    static void refuseForeign(String operation, Target target, Caller caller, String region) {
        if (!target.catalogId().equals(caller.accountId())) {
            throw ServiceError.accessDenied(
                    "User: %s is not authorized to perform: glue:%s on resource: %s because no resource-based policy allows the glue:%s action"
                            .formatted(caller.arn(), operation, arn(target, region), operation));
        }
    }

    Visibility visibility() {
        return new Visibility() {
            @Override
            public boolean seesDatabase(String database) {
                return hidden.stream()
                        .noneMatch(rule -> rule.whole() && rule.database().matches(database));
            }

            @Override
            public boolean seesTable(String database, String table) {
                return hidden.stream()
                        .noneMatch(rule -> rule.database().matches(database)
                                && rule.table().matches(table));
            }
        };
    }

    private static String arn(Target target, String region) {
        String prefix = "arn:aws:glue:%s:%s:".formatted(region, target.catalogId());
        if (target.database().isEmpty()) {
            return prefix + "catalog";
        }
        return target.tables().isEmpty()
                ? prefix + "database/" + target.database()
                : prefix + "table/" + target.database() + "/" + target.tables().get(0);
    }
}
