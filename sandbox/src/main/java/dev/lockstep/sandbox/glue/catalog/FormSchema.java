package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The schema of a form type: one Smithy structure whose members have simple types. The service takes more of Smithy's IDL; what it takes
 * beyond this is not published in full, and the sandbox refuses it.
 *
 * @param members type by name, in order
 */
record FormSchema(Map<String, String> members) {
    private static final Pattern STRUCTURE = Pattern.compile("\\s*structure\\s+(\\w+)\\s*\\{([^{}]*)}\\s*");
    private static final Pattern MEMBER =
            Pattern.compile("\\s*([a-zA-Z_]\\w*)\\s*:\\s*(String|Boolean|Integer|Long|Float|Double)\\s*,?");

    static FormSchema parse(String name, String text) {
        Matcher structure = STRUCTURE.matcher(text);
        if (!structure.matches() || !structure.group(1).equals(name)) {
            throw ServiceError.invalidInput("The schema must be a structure named %s.".formatted(name));
        }
        String body = structure.group(2);
        Map<String, String> members = new LinkedHashMap<>();
        Matcher member = MEMBER.matcher(body);
        int end = 0;
        while (member.find() && member.start() == end) {
            members.put(member.group(1), member.group(2));
            end = member.end();
        }
        if (!body.substring(end).isBlank()) {
            throw ServiceError.invalidInput(
                    "The schema cannot be read at: " + body.substring(end).strip());
        }
        return new FormSchema(members);
    }

    /** Refuses a content that is not JSON, has members that the schema does not know, or values of other types. */
    void check(String content) {
        JsonNode json = Json.tryParse(content)
                .filter(JsonNode::isObject)
                .orElseThrow(() -> ServiceError.invalidInput("Content is not a JSON object."));
        json.properties().forEach(entry -> {
            String type = members.getOrDefault(entry.getKey(), "");
            if (!isOf(type, entry.getValue())) {
                throw ServiceError.invalidInput(
                        "Content does not conform to the schema at %s.".formatted(entry.getKey()));
            }
        });
    }

    private static boolean isOf(String type, JsonNode value) {
        return switch (type) {
            case "String" -> value.isTextual();
            case "Boolean" -> value.isBoolean();
            case "Integer", "Long" -> value.isIntegralNumber();
            case "Float", "Double" -> value.isNumber();
            default -> false;
        };
    }
}
