package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * The parameters of a design-time list, without {@code $}; a name with {@code $} is ignored like any unknown name.
 *
 * @param select properties of each row
 * @param top rows of one page, 1 to {@value #MAX_TOP}
 */
record ListQuery(List<String> select, int top, int skip, Optional<Predicate<JsonNode>> filter) {
    /** Source: Datasphere CLI help, {@code objects <type> list --top}. */
    static final int MAX_TOP = 200;
    /** Source: Datasphere CLI help, {@code objects <type> list --top}. */
    static final int DEFAULT_TOP = 25;

    /** @throws IllegalArgumentException when a value is not possible; the message says which */
    static ListQuery of(ApiRequest request, boolean endsAfter25) {
        List<String> select = words(request.parameter("select")).toList();
        select.stream()
                .filter(name -> !ListProperties.ALL.contains(name))
                .findFirst()
                .ifPresent(name -> {
                    throw new IllegalArgumentException("Unknown property '%s' in select".formatted(name));
                });
        Optional<Predicate<JsonNode>> filter = request.parameter("filter").map(ListFilter::parse);
        List<String> names = words(request.parameter("technicalNames")).toList();
        Predicate<JsonNode> named =
                row -> names.contains(row.path(ListProperties.NAME).asText());
        return new ListQuery(
                select.isEmpty() ? List.of(ListProperties.NAME) : select,
                number(request, "top", 1, MAX_TOP, endsAfter25 ? DEFAULT_TOP : MAX_TOP),
                number(request, "skip", 0, Integer.MAX_VALUE, 0),
                names.isEmpty() ? filter : Optional.of(filter.map(named::and).orElse(named)));
    }

    private static Stream<String> words(Optional<String> list) {
        return list.stream()
                .flatMap(text -> Stream.of(text.split(",")))
                .map(String::strip)
                .filter(word -> !word.isEmpty());
    }

    private static int number(ApiRequest request, String name, int least, int most, int standard) {
        return request.parameter(name)
                .map(text -> number(text, name, least, most))
                .orElse(standard);
    }

    private static int number(String text, String name, int least, int most) {
        try {
            int value = Integer.parseInt(text);
            if (value >= least && value <= most) {
                return value;
            }
        } catch (NumberFormatException e) {
            // said below, like a number out of range
        }
        throw new IllegalArgumentException("%s=%s is not a number from %d to %d".formatted(name, text, least, most));
    }
}
