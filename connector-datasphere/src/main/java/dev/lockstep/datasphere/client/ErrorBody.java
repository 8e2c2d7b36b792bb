package dev.lockstep.datasphere.client;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the sentence in the body of a refusal; every plane has another shape, and all of it is optional. Pure. */
final class ErrorBody {
    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int MAX_LENGTH = 200;
    private static final List<String> POINTERS =
            List.of("/error/message", "/error_description", "/message", "/details/message", "/error", "/code");

    /** Says no more than the status does. */
    private static final Pattern STATUS_LINE = Pattern.compile("HTTP \\d{3}[ \\w-]*");

    private ErrorBody() {}

    /** One line of at most 200 characters; empty when the body says nothing a person could use. */
    static String message(String body) {
        if (!body.stripLeading().startsWith("{")) {
            return "";
        }
        try {
            JsonNode root = JSON.readTree(body);
            return POINTERS.stream()
                    .flatMap(pointer -> Stream.of(root.at(pointer)))
                    .filter(JsonNode::isTextual)
                    .map(JsonNode::asText)
                    .filter(text ->
                            !text.isBlank() && !STATUS_LINE.matcher(text).matches())
                    .findFirst()
                    .map(ErrorBody::line)
                    .orElse("");
        } catch (JsonProcessingException e) {
            return "";
        }
    }

    private static String line(String text) {
        String line = text.replaceAll("\\p{Cntrl}+", " ").strip();
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
