package dev.lockstep.sandbox.sample;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** Every query reads what exists and yields exactly the elements that its view declares. */
class SampleQueriesTest {
    private final SampleTenant tenant = SampleTenant.load();

    @Test
    void everyQueryYieldsTheDeclaredElements() {
        assertThat(views()).hasSizeGreaterThan(10).allSatisfy(view -> assertThat(
                        outputs(view.node().path("query")))
                .as("%s", view)
                .containsExactlyInAnyOrderElementsOf(view.node()
                        .path("elements")
                        .propertyStream()
                        .map(Map.Entry::getKey)
                        .toList()));
    }

    @Test
    void everyColumnReferenceOfAQueryResolves() {
        assertThat(views()).allSatisfy(view -> checkQuery(view, view.node().path("query")));
    }

    @Test
    void everyParameterOfAQueryIsDeclaredAndPassedOn() {
        assertThat(views()).allSatisfy(view -> assertThat(Trees.walk(view.node().path("query"))
                        .filter(node -> node.path("param").asBoolean()))
                .as("%s", view)
                .allMatch(node ->
                        view.node().path("params").has(node.path("ref").path(0).asText())));
        assertThat(views()).allSatisfy(view -> Trees.walk(view.node().path("query"))
                .filter(node -> node.has("id") && node.has("args"))
                .forEach(call -> assertThat(resolved(view, call.path("id").asText())
                                .node()
                                .path("params")
                                .propertyStream()
                                .map(Map.Entry::getKey))
                        .as("%s", view)
                        .containsExactlyInAnyOrderElementsOf(call.path("args")
                                .propertyStream()
                                .map(Map.Entry::getKey)
                                .toList())));
    }

    private List<Definition> views() {
        return tenant.entities()
                .filter(definition -> definition.node().has("query"))
                .toList();
    }

    private void checkQuery(Definition view, JsonNode query) {
        if (query.has("SET")) {
            query.at("/SET/args").forEach(part -> checkQuery(view, part));
            return;
        }
        JsonNode select = query.path("SELECT");
        Map<String, Set<String>> sources = new LinkedHashMap<>();
        collectSources(view, select.path("from"), sources);
        assertThat(sources).as("%s", view).isNotEmpty();
        select.path("mixin")
                .propertyStream()
                .forEach(mixin -> sources.put(
                        mixin.getKey(),
                        elementsOf(view, mixin.getValue().path("target").asText())));
        Set<String> own = new HashSet<>(outputs(query));
        sources.put("$projection", own);
        for (String clause : List.of("columns", "where", "groupBy", "orderBy", "mixin")) {
            checkReferences(view, select.path(clause), sources, own);
        }
        joins(select.path("from")).forEach(join -> checkReferences(view, join.path("on"), sources, own));
    }

    /** The joins of one {@code from}; sub-queries have their own scope. */
    private static Stream<JsonNode> joins(JsonNode from) {
        return from.has("join")
                ? Stream.concat(Stream.of(from), from.path("args").valueStream().flatMap(SampleQueriesTest::joins))
                : Stream.empty();
    }

    private static void checkReferences(
            Definition view, JsonNode clause, Map<String, Set<String>> sources, Set<String> own) {
        Trees.walk(clause)
                .filter(node ->
                        node.path("ref").isArray() && !node.path("param").asBoolean())
                .map(node -> node.get("ref"))
                .forEach(ref -> assertThat(resolves(ref, sources, own))
                        .as("%s: %s", view, ref)
                        .isTrue());
    }

    /** One segment is an association or a column; two are an alias and its column. */
    private static boolean resolves(JsonNode ref, Map<String, Set<String>> sources, Set<String> own) {
        String first = ref.path(0).asText();
        if (ref.size() == 1) {
            return sources.containsKey(first)
                    || own.contains(first)
                    || sources.values().stream().anyMatch(columns -> columns.contains(first));
        }
        return sources.getOrDefault(first, Set.of()).contains(ref.path(1).asText());
    }

    private void collectSources(Definition view, JsonNode from, Map<String, Set<String>> sources) {
        if (from.has("join")) {
            from.path("args").forEach(side -> collectSources(view, side, sources));
        } else if (from.has("ref")) {
            JsonNode first = from.path("ref").path(0);
            String name = first.isObject() ? first.path("id").asText() : first.asText();
            sources.put(from.has("as") ? from.path("as").asText() : name, elementsOf(view, name));
        } else {
            checkQuery(view, from);
            sources.put(from.path("as").asText(), new HashSet<>(outputs(from)));
        }
    }

    private Set<String> elementsOf(Definition view, String name) {
        Set<String> names = new HashSet<>();
        resolved(view, name).node().path("elements").fieldNames().forEachRemaining(names::add);
        return names;
    }

    private Definition resolved(Definition view, String name) {
        return tenant.resolve(view.space(), name)
                .orElseThrow(() -> new AssertionError(view + " reads " + name + ", which does not exist"));
    }

    private static List<String> outputs(JsonNode query) {
        JsonNode select = query.has("SET") ? query.at("/SET/args/0/SELECT") : query.path("SELECT");
        return select.path("columns")
                .valueStream()
                .map(SampleQueriesTest::output)
                .toList();
    }

    private static String output(JsonNode column) {
        return column.has("as")
                ? column.get("as").asText()
                : column.path("ref").path(column.path("ref").size() - 1).asText();
    }
}
