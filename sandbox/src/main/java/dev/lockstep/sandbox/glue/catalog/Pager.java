package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.NavigableMap;
import java.util.function.BiPredicate;
import java.util.function.Function;

/**
 * Cuts sorted maps into pages. A page continues behind the last key of the one before, so a listing shows everything exactly once that
 * exists from its beginning to its end; what comes or goes meanwhile may or may not show. Thread-safe.
 */
public final class Pager {
    private final PageStyle style;
    private final PageTokens tokens = new PageTokens();

    public Pager(PageStyle style) {
        this.style = style;
    }

    /**
     * One page of {@code items} as an answer.
     *
     * @param input the request, of which {@code MaxResults} and {@code NextToken} are read; the other members say which listing it is
     * @param cap the largest page, and the size if none is asked for
     */
    <T> ObjectNode page(
            String member,
            ObjectNode input,
            int cap,
            NavigableMap<String, T> items,
            BiPredicate<String, T> wanted,
            Function<T, JsonNode> shown) {
        String listing = listing(member, input);
        PageTokens.Position from =
                tokens.position(listing, input.path("NextToken").asText());
        int size = size(listing, from, input.path("MaxResults").asInt(cap));
        ObjectNode answer = Json.object();
        ArrayNode page = answer.putArray(member);
        String last = from.key();
        for (Map.Entry<String, T> item : items.tailMap(from.key(), false).entrySet()) {
            if (wanted.test(item.getKey(), item.getValue())) {
                if (page.size() == size) {
                    return answer.put("NextToken", tokens.token(listing, new PageTokens.Position(last, size == 0)));
                }
                page.add(shown.apply(item.getValue()));
                last = item.getKey();
            }
        }
        boolean emptyLast = style == PageStyle.SHORT_AND_EMPTY && page.size() > 0 && chance(listing, last) % 2 == 0;
        return emptyLast ? answer.put("NextToken", tokens.token(listing, new PageTokens.Position(last, true))) : answer;
    }

    private int size(String listing, PageTokens.Position from, int asked) {
        int chance = chance(listing, from.key());
        if (style == PageStyle.SHORT_AND_EMPTY && !from.afterEmptyPage() && chance % 3 == 0) {
            return 0;
        }
        return style == PageStyle.FULL ? asked : 1 + chance % asked;
    }

    /** Anything from 0 up, the same for the same place in the same listing. */
    private static int chance(String listing, String key) {
        int mixed = (listing + '\n' + key).hashCode() * 0x9E3779B9;
        return mixed >>> 16;
    }

    private static String listing(String member, ObjectNode input) {
        ObjectNode rest = input.deepCopy();
        rest.remove("MaxResults");
        rest.remove("NextToken");
        return member + Json.text(rest);
    }
}
