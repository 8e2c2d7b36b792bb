package dev.lockstep.sandbox.datasphere;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.datasphere.content.CsnJson;
import dev.lockstep.sandbox.http.Answer;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Cuts a collection to the page that was asked for.
 *
 * @param url of the catalog, for the context
 */
record CatalogPage(ApiRequest request, String url, int pageSize, Surprises surprises) {

    Answer.Content of(String set, List<ObjectNode> rows, Set<String> properties) {
        ODataQuery query;
        try {
            query = ODataQuery.of(request, properties);
        } catch (IllegalArgumentException e) {
            return Answers.odataError(400, e.getMessage());
        }
        List<ObjectNode> matching = matching(rows, query);
        ObjectNode body = CsnJson.object().put("@odata.context", url + "/$metadata#" + set);
        if (query.count()) {
            body.put("@odata.count", matching.size());
        }
        List<ObjectNode> page = matching.stream()
                .skip(query.skip())
                .limit(Math.min(pageSize, query.top().orElse(pageSize)))
                .toList();
        if (surprises.isOn(Surprise.ONLY_TOP_IS_EMPTY) && query.top().isPresent() && !query.hasSkip()) {
            page = List.of();
        }
        ArrayNode value = body.putArray("value");
        page.forEach(row -> value.add(query.select().isEmpty() ? row : row.retain(query.select())));
        int next = query.skip() + page.size();
        if (!query.ownPaging() && next < matching.size()) {
            body.put("@odata.nextLink", nextLink(next));
        }
        return Answers.odata(body);
    }

    Answer.Content one(String set, ObjectNode row) {
        ObjectNode body = CsnJson.object().put("@odata.context", url + "/$metadata#" + set + "/$entity");
        body.setAll(row);
        return Answers.odata(body);
    }

    private static List<ObjectNode> matching(List<ObjectNode> rows, ODataQuery query) {
        Stream<ObjectNode> matching = rows.stream().filter(query.filter());
        return query.order().map(matching::sorted).orElse(matching).toList();
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
