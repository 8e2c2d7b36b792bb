package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import dev.lockstep.sandbox.http.Exchange;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * GetCallerIdentity, AssumeRole and AssumeRoleWithWebIdentity. Tags are looked at where a role's
 * trust asks for them; session policies and source identities are accepted and have no effect. Thread-safe.
 */
public final class StsService {
    private static final Duration LONGEST_CHAINED = Duration.ofHours(1);

    private final Authenticator authenticator;
    private final Keyring keyring;
    private final List<Role> roles;

    public StsService(Authenticator authenticator, Keyring keyring, List<Role> roles) {
        this.authenticator = authenticator;
        this.keyring = keyring;
        this.roles = List.copyOf(roles);
    }

    /**
     * @param form the request's parameters
     * @return the XML of the {@code …Result} element
     * @throws ServiceError in STS's words
     */
    public String answer(String action, Exchange exchange, Map<String, List<String>> form) {
        return switch (action) {
            case "GetCallerIdentity" -> StsXml.callerIdentity(caller(exchange));
            case "AssumeRole" -> StsXml.session(action, assumeRole(caller(exchange), form));
            case "AssumeRoleWithWebIdentity" -> StsXml.session(action, assumeRoleWithWebIdentity(form));
            default ->
                throw new ServiceError(
                        "InvalidAction", 400, "Could not find operation %s for version 2011-06-15".formatted(action));
        };
    }

    private Caller caller(Exchange exchange) {
        return authenticator.authenticate(exchange, "sts").caller();
    }

    private Credential assumeRole(Caller caller, Map<String, List<String>> form) {
        StsRequest request = StsRequest.of(form);
        Role role = find(request.roleArn())
                .filter(found -> found.trusts(caller, request))
                .orElseThrow(() -> denied("User: %s is not authorized to perform: sts:AssumeRole on resource: %s"
                        .formatted(caller.arn(), request.roleArn())));
        if (caller.assumedRole() && request.duration().compareTo(LONGEST_CHAINED) > 0) {
            throw StsRequest.invalid(
                    "The requested DurationSeconds exceeds the 1 hour session limit for roles assumed by role chaining");
        }
        return issue(role, request);
    }

    private Credential assumeRoleWithWebIdentity(Map<String, List<String>> form) {
        StsRequest request = StsRequest.of(form);
        String token = StsRequest.first(form, "WebIdentityToken")
                .orElseThrow(() ->
                        StsRequest.invalid("1 validation error detected: Value null at 'webIdentityToken' failed to"
                                + " satisfy constraint: Member must not be null"));
        if (roles.stream().noneMatch(role -> role.webIdentityTokens().contains(token))) {
            throw new ServiceError(
                    "InvalidIdentityToken", 400, "The web identity token that was passed could not be validated");
        }
        Role role = find(request.roleArn())
                .filter(found -> found.webIdentityTokens().contains(token))
                .orElseThrow(() -> denied("Not authorized to perform sts:AssumeRoleWithWebIdentity"));
        return issue(role, request);
    }

    private Credential issue(Role role, StsRequest request) {
        if (request.duration().compareTo(role.maxSession()) > 0) {
            throw StsRequest.invalid("The requested DurationSeconds exceeds the MaxSessionDuration set for this role.");
        }
        return keyring.issue(role, request.sessionName(), request.duration());
    }

    private Optional<Role> find(String arn) {
        return roles.stream().filter(role -> role.arn().equals(arn)).findFirst();
    }

    private static ServiceError denied(String message) {
        return new ServiceError("AccessDenied", 403, message);
    }
}
