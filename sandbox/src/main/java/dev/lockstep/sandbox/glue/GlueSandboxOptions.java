package dev.lockstep.sandbox.glue;

import dev.lockstep.sandbox.glue.auth.AccessKey;
import dev.lockstep.sandbox.glue.auth.Role;
import dev.lockstep.sandbox.glue.catalog.CatalogRules;
import dev.lockstep.sandbox.glue.catalog.PageStyle;
import dev.lockstep.sandbox.glue.catalog.Quotas;
import dev.lockstep.sandbox.glue.rules.LengthUnit;
import java.time.Clock;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * What a sandbox is from its start to its end; what may change meanwhile is in {@link Faults} and {@link Permissions}.
 *
 * @param port 0 takes a free one
 * @param region the only region that requests may be signed for, or empty for any; there is one catalog per account either way
 * @param accessKeys at least one; the first one's account is the sandbox's own
 * @param roles what AssumeRole knows
 * @param rules quotas, paging and the clock
 * @param lengthUnit what length limits count
 * @param catalogIdRequired refuses catalog calls that leave the account to the credentials
 * @param signatureClock what the time of a signature is compared with; five minutes are allowed
 * @param crossAccountAccess whether every account may use the catalog of every other, as if each had a resource policy that says so
 * @param businessContext whether there are glossaries, forms and attachments; where there are none, their operations are unknown
 */
public record GlueSandboxOptions(
        int port,
        Optional<String> region,
        List<AccessKey> accessKeys,
        List<Role> roles,
        CatalogRules rules,
        LengthUnit lengthUnit,
        boolean catalogIdRequired,
        Clock signatureClock,
        boolean crossAccountAccess,
        boolean businessContext) {
    public GlueSandboxOptions {
        Objects.requireNonNull(region, "region is null");
        Objects.requireNonNull(rules, "rules is null");
        Objects.requireNonNull(lengthUnit, "lengthUnit is null");
        Objects.requireNonNull(signatureClock, "signatureClock is null");
        accessKeys = List.copyOf(accessKeys);
        roles = List.copyOf(roles);
        if (accessKeys.isEmpty()) {
            throw new IllegalArgumentException("A sandbox needs at least one access key");
        }
    }

    /**
     * A free port, any region, {@link AccessKey#DEFAULT}, no roles, the quotas of a new account, full pages. Without the business context: it
     * is in preview, policies written before it deny it, and nothing may depend on it.
     */
    public static GlueSandboxOptions defaults() {
        var rules = new CatalogRules(Quotas.defaults(), PageStyle.FULL, true, Clock.systemUTC());
        return new GlueSandboxOptions(
                0,
                Optional.empty(),
                List.of(AccessKey.DEFAULT),
                List.of(),
                rules,
                LengthUnit.CODE_POINTS,
                false,
                Clock.systemUTC(),
                false,
                false);
    }

    public GlueSandboxOptions withPort(int number) {
        return new GlueSandboxOptions(
                number,
                region,
                accessKeys,
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withRegion(String only) {
        return new GlueSandboxOptions(
                port,
                Optional.of(only),
                accessKeys,
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withAccessKeys(AccessKey... keys) {
        return new GlueSandboxOptions(
                port,
                region,
                List.of(keys),
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withRoles(Role... all) {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                List.of(all),
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withQuotas(Quotas quotas) {
        return withRules(new CatalogRules(quotas, rules.pageStyle(), rules.storageDefaults(), rules.clock()));
    }

    public GlueSandboxOptions withPageStyle(PageStyle style) {
        return withRules(new CatalogRules(rules.quotas(), style, rules.storageDefaults(), rules.clock()));
    }

    /** Whether reads show storage descriptor members that were never sent. */
    public GlueSandboxOptions withStorageDefaults(boolean shown) {
        return withRules(new CatalogRules(rules.quotas(), rules.pageStyle(), shown, rules.clock()));
    }

    /** The clock that signatures are compared with: one that is off is as a client whose clock is. */
    public GlueSandboxOptions withSignatureClock(Clock clock) {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                clock,
                crossAccountAccess,
                businessContext);
    }

    /** The clock of time stamps and of session ends. */
    public GlueSandboxOptions withClock(Clock clock) {
        return withRules(new CatalogRules(rules.quotas(), rules.pageStyle(), rules.storageDefaults(), clock));
    }

    public GlueSandboxOptions withLengthUnit(LengthUnit unit) {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                rules,
                unit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withCatalogIdRequired() {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                rules,
                lengthUnit,
                true,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }

    public GlueSandboxOptions withCrossAccountAccess() {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                true,
                businessContext);
    }

    /** With glossaries, forms and attachments. */
    public GlueSandboxOptions withBusinessContext() {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                rules,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                true);
    }

    private GlueSandboxOptions withRules(CatalogRules changed) {
        return new GlueSandboxOptions(
                port,
                region,
                accessKeys,
                roles,
                changed,
                lengthUnit,
                catalogIdRequired,
                signatureClock,
                crossAccountAccess,
                businessContext);
    }
}
