package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a collection to the page that was asked for.
 *
 * @param url of the catalog, for the context
 */
record CatalogPage(ApiRequest request, String url, int pageSize, Surprises surprises) {

    /**
     * @param items in the order of the collection
     * @param rows makes the row of an item; without filter and order only for the items of the page
     */
    <T> Answer.Content of(String set, List<T> items, Function<T, ObjectNode> rows, Set<String> properties) {
        ODataQuery query;
        try {
            query = ODataQuery.of(request, properties);
        } catch (IllegalArgumentException e) {
            return Answers.odataError(400, e.getMessage());
        }
        boolean asStored = query.filter().isEmpty() && query.order().isEmpty();
        return asStored
                ? answer(set, query, items.size(), cut(items.stream(), query).map(rows))
                : matching(set, query, items.stream().map(rows));
    }

    private Answer.Content matching(String set, ODataQuery query, Stream<ObjectNode> rows) {
        Stream<ObjectNode> left = rows.filter(
                row -> query.filter().map(filter -> filter.test(row)).orElse(true));
        List<ObjectNode> matching = query.order().map(left::sorted).orElse(left).toList();
        return answer(set, query, matching.size(), cut(matching.stream(), query));
    }

    private <T> Stream<T> cut(Stream<T> all, ODataQuery query) {
        boolean empty =
                surprises.isOn(Surprise.ONLY_TOP_IS_EMPTY) && query.top().isPresent() && !query.hasSkip();
        return all.skip(query.skip())
                .limit(empty ? 0 : Math.min(pageSize, query.top().orElse(pageSize)));
    }

    private Answer.Content answer(String set, ODataQuery query, int matching, Stream<ObjectNode> page) {
        ObjectNode body = CsnJson.object().put("@odata.context", url + "/$metadata#" + set);
        if (query.count()) {
            body.put("@odata.count", matching);
        }
        ArrayNode value = body.putArray("value");
        page.forEach(row -> value.add(query.select().isEmpty() ? row : row.retain(query.select())));
        int next = query.skip() + value.size();
        if (!query.ownPaging() && next < matching) {
            body.put("@odata.nextLink", nextLink(next));
        }
        return Answers.odata(body);
    }

    Answer.Content one(String set, ObjectNode row) {
        ObjectNode body = CsnJson.object().put("@odata.context", url + "/$metadata#" + set + "/$entity");
        body.setAll(row);
        return Answers.odata(body);
    }

    /** Relative to the request, with its other options. */
    private String nextLink(int next) {
        String path = request.exchange().path();
        String options = request.parameters().entrySet().stream()
                .filter(entry -> !entry.getKey().equals("$skiptoken"))
                .map(entry -> entry.getKey() + "="
                        + URLEncoder.encode(entry.getValue().get(0), StandardCharsets.UTF_8) + "&")
                .collect(Collectors.joining());
        return path.substring(path.lastIndexOf('/') + 1) + "?" + options + "$skiptoken=" + next;
    }
}
