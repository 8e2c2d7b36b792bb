package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/**
 * The filter language of design-time lists: {@code eq ne gt lt ge le and or ()}; values quoted or not. All properties are
 * texts, and time stamps sort as texts.
 */
final class ListFilter {
    private static final Set<String> OPERATORS = Set.of("eq", "ne", "gt", "lt", "ge", "le");
    private static final Pattern TOKEN = Pattern.compile("[()]|'(?:[^']|'')*'|[^\\s()']+");

    private final Deque<String> tokens;

    private ListFilter(String text) {
        tokens = new ArrayDeque<>(
                TOKEN.matcher(text).results().map(MatchResult::group).toList());
    }

    /** @throws IllegalArgumentException when {@code text} is no filter; the message says why */
    static Predicate<JsonNode> parse(String text) {
        var filter = new ListFilter(text);
        Predicate<JsonNode> parsed = filter.alternatives();
        if (!filter.tokens.isEmpty()) {
            throw new IllegalArgumentException("Unexpected '%s' in filter".formatted(filter.tokens.peek()));
        }
        return parsed;
    }

    private Predicate<JsonNode> alternatives() {
        Predicate<JsonNode> result = conditions();
        while (accept("or")) {
            result = result.or(conditions());
        }
        return result;
    }

    private Predicate<JsonNode> conditions() {
        Predicate<JsonNode> result = condition();
        while (accept("and")) {
            result = result.and(condition());
        }
        return result;
    }

    private Predicate<JsonNode> condition() {
        if (accept("(")) {
            Predicate<JsonNode> inner = alternatives();
            if (!accept(")")) {
                throw new IllegalArgumentException("A bracket of the filter is not closed");
            }
            return inner;
        }
        String property = next();
        if (!ListProperties.ALL.contains(property)) {
            throw new IllegalArgumentException("Unknown property '%s' in filter".formatted(property));
        }
        String operator = next();
        if (!OPERATORS.contains(operator)) {
            throw new IllegalArgumentException("Unknown operator '%s' in filter".formatted(operator));
        }
        String value = unquoted(next());
        return row -> holds(row.path(property).asText().compareTo(value), operator, row.has(property));
    }

    private static boolean holds(int order, String operator, boolean present) {
        return switch (operator) {
            case "eq" -> present && order == 0;
            case "ne" -> !present || order != 0;
            case "gt" -> present && order > 0;
            case "ge" -> present && order >= 0;
            case "lt" -> present && order < 0;
            default -> present && order <= 0;
        };
    }

    private String next() {
        if (tokens.isEmpty()) {
            throw new IllegalArgumentException("The filter ends too early");
        }
        return tokens.poll();
    }

    private boolean accept(String token) {
        boolean there = token.equals(tokens.peek());
        if (there) {
            tokens.poll();
        }
        return there;
    }

    private static String unquoted(String token) {
        return token.startsWith("'") ? token.substring(1, token.length() - 1).replace("''", "'") : token;
    }
}
