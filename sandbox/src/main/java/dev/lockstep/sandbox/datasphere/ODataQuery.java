package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The query options of a catalog collection.
 *
 * @param skip rows left out, by {@code $skip} or by the token of a next link
 * @param ownPaging whether the client pages itself, so that no next link is given
 */
record ODataQuery(
        Optional<Integer> top,
        int skip,
        boolean hasSkip,
        boolean ownPaging,
        boolean count,
        List<String> select,
        Optional<Predicate<JsonNode>> filter,
        Optional<Comparator<JsonNode>> order) {

    private static final Set<String> OPTIONS =
            Set.of("$top", "$skip", "$count", "$select", "$filter", "$orderby", "$skiptoken", "$format");
    private static final Pattern COMPARISON =
            Pattern.compile("\\s*(\\w+)\\s+eq\\s+('(?:[^']|'')*'|true|false|null)\\s*");

    /** @throws IllegalArgumentException when an option is not supported; the message says which */
    static ODataQuery of(ApiRequest request, Set<String> properties) {
        request.parameters().keySet().stream()
                .filter(name -> name.startsWith("$") && !OPTIONS.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("Query option '%s' is not supported".formatted(name));
                });
        Optional<Integer> skip = number(request, "$skip");
        Optional<Integer> top = number(request, "$top");
        List<String> select = request.parameter("$select").stream()
                .flatMap(list -> Stream.of(list.split(",")))
                .map(name -> known(name.strip(), properties))
                .toList();
        return new ODataQuery(
                top,
                skip.or(() -> number(request, "$skiptoken")).orElse(0),
                skip.isPresent(),
                top.isPresent() || skip.isPresent(),
                request.parameter("$count").filter("true"::equals).isPresent(),
                select,
                request.parameter("$filter").map(text -> filter(text, properties)),
                request.parameter("$orderby").map(text -> order(text, properties)));
    }

    private static Predicate<JsonNode> filter(String text, Set<String> properties) {
        return Stream.of(text.split("\\sand\\s(?=(?:[^']*'[^']*')*[^']*$)"))
                .map(part -> comparison(part, properties))
                .reduce(row -> true, Predicate::and);
    }

    private static Predicate<JsonNode> comparison(String text, Set<String> properties) {
        Matcher matcher = COMPARISON.matcher(text);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("The filter expression '%s' is not supported".formatted(text.strip()));
        }
        String property = known(matcher.group(1), properties);
        String literal = matcher.group(2);
        String value = literal.startsWith("'")
                ? literal.substring(1, literal.length() - 1).replace("''", "'")
                : literal;
        return row -> row.path(property).asText("null").equals(value);
    }

    private static Comparator<JsonNode> order(String text, Set<String> properties) {
        String[] words = text.strip().split("\\s+", 2);
        String property = known(words[0], properties);
        Comparator<JsonNode> order =
                Comparator.comparing(row -> row.path(property).asText());
        return words.length > 1 && words[1].equals("desc") ? order.reversed() : order;
    }

    private static String known(String name, Set<String> properties) {
        if (!properties.contains(name)) {
            throw new IllegalArgumentException("The property '%s' does not exist".formatted(name));
        }
        return name;
    }

    private static Optional<Integer> number(ApiRequest request, String option) {
        return request.parameter(option).map(text -> {
            if (!text.matches("\\d{1,9}")) {
                throw new IllegalArgumentException("Invalid value '%s' for query option %s".formatted(text, option));
            }
            return Integer.valueOf(text);
        });
    }
}
