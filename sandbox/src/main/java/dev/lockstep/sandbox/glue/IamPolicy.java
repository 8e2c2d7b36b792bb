package dev.lockstep.sandbox.glue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * An identity-based policy: what no statement allows is denied, and a statement that denies wins. Conditions, {@code NotAction} and
 * {@code NotResource} are refused, since leaving them out would allow too much.
 *
 * <p>A request needs its action on every resource up the tree: catalog, database, table. Listing all databases needs it on all of them. Source: Glue
 * developer guide, resource ARNs.
 */
final class IamPolicy {
    private record Statement(boolean allows, List<Glob> actions, List<Glob> resources) {
        boolean speaksOf(String action, String resource) {
            return actions.stream().anyMatch(glob -> glob.matches(action))
                    && resources.stream().anyMatch(glob -> glob.matches(resource));
        }
    }

    private final List<Statement> statements;

    private IamPolicy(List<Statement> statements) {
        this.statements = List.copyOf(statements);
    }

    /** @throws IllegalArgumentException if it is no policy that this class understands */
    static IamPolicy parse(String document) {
        try {
            List<Statement> statements = new ArrayList<>();
            JsonNode policy = JsonMapper.builder().build().readTree(document);
            if (!policy.path("Version").asText().equals("2012-10-17")) {
                throw new IllegalArgumentException("A policy has the version 2012-10-17");
            }
            policy.path("Statement").forEach(node -> statements.add(statement(node)));
            return new IamPolicy(statements);
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("The policy is not JSON", e);
        }
    }

    /** The first resource on which {@code operation} is not allowed; empty if it is on all. */
    Optional<String> refuses(String operation, Target target, String region) {
        return resources(operation, target).stream()
                .map(resource -> "arn:aws:glue:%s:%s:%s".formatted(region, target.catalogId(), resource))
                .filter(resource -> !allows("glue:" + operation, resource))
                .findFirst();
    }

    private boolean allows(String action, String resource) {
        boolean isAllowed = false;
        for (Statement statement : statements) {
            if (statement.speaksOf(action, resource)) {
                if (!statement.allows()) {
                    return false;
                }
                isAllowed = true;
            }
        }
        return isAllowed;
    }

    private static List<String> resources(String operation, Target target) {
        if (target.database().isEmpty()) {
            return operation.equals("GetDatabases") ? List.of("catalog", "database/*") : List.of("catalog");
        }
        List<String> resources = new ArrayList<>(List.of("catalog", "database/" + target.database()));
        target.tables().forEach(table -> resources.add("table/" + target.database() + "/" + table));
        if (operation.equals("GetTables")) {
            resources.add("table/" + target.database() + "/*");
        }
        return resources;
    }

    private static Statement statement(JsonNode node) {
        for (String name : List.of("Condition", "NotAction", "NotResource")) {
            if (node.has(name)) {
                throw new IllegalArgumentException("This sandbox does not understand " + name);
            }
        }
        return new Statement(
                node.path("Effect").asText().equals("Allow"), globs(node.path("Action")), globs(node.path("Resource")));
    }

    private static List<Glob> globs(JsonNode node) {
        List<Glob> globs = new ArrayList<>();
        if (node.isTextual()) {
            globs.add(Glob.of(node.textValue()));
        }
        node.forEach(item -> globs.add(Glob.of(item.textValue())));
        return globs;
    }
}
