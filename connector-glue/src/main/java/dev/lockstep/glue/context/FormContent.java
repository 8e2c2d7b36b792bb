package dev.lockstep.glue.context;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.CanonicalJson;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The content of an attached form: a JSON object of texts. */
final class FormContent {
    private static final JsonMapper JSON = new JsonMapper();

    private FormContent() {}

    static String print(SortedMap<String, String> members) {
        Map<String, Tree> texts = new LinkedHashMap<>();
        members.forEach((name, text) -> texts.put(name, Tree.text(text)));
        return CanonicalJson.print(new Tree.Node(texts));
    }

    /** Its texts, however others have laid it out; none when it is no JSON object. */
    static SortedMap<String, String> read(Optional<String> content) {
        SortedMap<String, String> members = new TreeMap<>();
        content.flatMap(FormContent::parse).ifPresent(json -> json.properties().stream()
                .filter(member -> member.getValue().isTextual())
                .forEach(
                        member -> members.put(member.getKey(), member.getValue().textValue())));
        return members;
    }

    private static Optional<JsonNode> parse(String content) {
        try {
            return Optional.ofNullable(JSON.readTree(content));
        } catch (JsonProcessingException e) {
            return Optional.empty(); // somebody else's hand: what we want is written anew
        }
    }
}
