package dev.lockstep.engine.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.error.ConfigurationException;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Tree;
import java.util.Collection;
import java.util.Map;
import java.util.function.Function;

/** JSON of the views: two blanks of indent, members in the order they were put, line feeds on every system. */
public final class Json {
    private static final ObjectMapper MAPPER = new ObjectMapper();
    private static final DefaultIndenter INDENT = new DefaultIndenter("  ", "\n");

    private Json() {}

    public static String print(JsonNode node) {
        try {
            DefaultPrettyPrinter printer =
                    new DefaultPrettyPrinter().withObjectIndenter(INDENT).withArrayIndenter(INDENT);
            return MAPPER.writer(printer).writeValueAsString(node);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a tree of nodes always prints", e);
        }
    }

    /** An object that begins with the version of the format and what it is. */
    public static ObjectNode document(String is) {
        return object().put("formatVersion", 1).put("is", is);
    }

    /** What stopped a command. */
    public static ObjectNode error(SyncException e) {
        ObjectNode document = document("error");
        ObjectNode error = document.putObject("error").put("code", e.code());
        if (e instanceof ConfigurationException configuration) {
            error.set("problems", problems(configuration));
        } else {
            error.put("message", e.getMessage());
        }
        error.put("remedy", e.remedy());
        return document;
    }

    public static ArrayNode problems(ConfigurationException e) {
        return array(e.problems(), problem -> object().put("key", problem.key())
                .put("line", problem.line())
                .put("column", problem.column())
                .put("message", problem.message()));
    }

    static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    static <T> ArrayNode array(Collection<T> items, Function<T, JsonNode> print) {
        ArrayNode array = JsonNodeFactory.instance.arrayNode();
        items.forEach(item -> array.add(print.apply(item)));
        return array;
    }

    static ObjectNode counts(Map<String, Long> counts) {
        ObjectNode object = object();
        counts.forEach(object::put);
        return object;
    }

    static JsonNode tree(Tree tree) {
        JsonNodeFactory nodes = JsonNodeFactory.instance;
        if (tree instanceof Tree.Null) {
            return nodes.nullNode();
        }
        if (tree instanceof Tree.Bool bool) {
            return nodes.booleanNode(bool.value());
        }
        if (tree instanceof Tree.Num number) {
            return nodes.numberNode(number.value());
        }
        if (tree instanceof Tree.Text text) {
            return nodes.textNode(text.value());
        }
        if (tree instanceof Tree.Seq seq) {
            return array(seq.items(), Json::tree);
        }
        if (tree instanceof Tree.Node node) {
            ObjectNode object = object();
            node.members().forEach((name, member) -> object.set(name, tree(member)));
            return object;
        }
        throw new IllegalStateException("unknown tree " + tree.getClass());
    }
}
