package dev.lockstep.glue.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The content of an attached form: a JSON object. Ours holds texts; others may have put anything into it. */
final class FormContent {
    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private FormContent() {}

    static String print(SortedMap<String, Tree> members) {
        return CanonicalJson.print(new Tree.Node(members));
    }

    /** Its members, however others have laid it out; empty when it is no JSON object. */
    static Optional<SortedMap<String, Tree>> read(String content) {
        try {
            return Optional.ofNullable(JSON.readTree(content))
                    .filter(JsonNode::isObject)
                    .map(object -> new TreeMap<>(((Tree.Node) tree(object)).members()));
        } catch (JsonProcessingException e) {
            return Optional.empty();
        }
    }

    private static Tree tree(JsonNode json) {
        if (json.isTextual()) {
            return Tree.text(json.textValue());
        }
        if (json.isBoolean()) {
            return new Tree.Bool(json.booleanValue());
        }
        if (json.isNumber()) {
            return new Tree.Num(json.decimalValue());
        }
        if (json.isArray()) {
            List<Tree> items = new ArrayList<>();
            json.forEach(item -> items.add(tree(item)));
            return new Tree.Seq(items);
        }
        if (json.isObject()) {
            Map<String, Tree> members = new LinkedHashMap<>();
            json.properties().forEach(member -> members.put(member.getKey(), tree(member.getValue())));
            return new Tree.Node(members);
        }
        return new Tree.Null();
    }
}
