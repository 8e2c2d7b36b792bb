package dev.lockstep.sandbox.glue.auth;

import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/** The checked parameters of an AssumeRole request. Source of the limits: STS API, AssumeRole. */
record StsRequest(
        String roleArn,
        String sessionName,
        Optional<String> externalId,
        Duration duration,
        SortedMap<String, String> tags) {
    private static final int MAX_TAGS = 50;
    private static final int SHORTEST = 900;
    private static final int LONGEST = 43_200;
    private static final int DEFAULT = 3600;

    static StsRequest of(Map<String, List<String>> form) {
        return new StsRequest(
                text(form, "RoleArn", 20, 2048, "[\\t\\n\\r\\x20-\\x7E\\x85\\xA0-\\uFFFF]+")
                        .orElseThrow(() -> missing("roleArn")),
                text(form, "RoleSessionName", 2, 64, "[\\w+=,.@-]*").orElseThrow(() -> missing("roleSessionName")),
                text(form, "ExternalId", 2, 1224, "[\\w+=,.@:\\/-]*"),
                Duration.ofSeconds(seconds(form)),
                tags(form));
    }

    private static SortedMap<String, String> tags(Map<String, List<String>> form) {
        SortedMap<String, String> tags = new TreeMap<>();
        for (int i = 1; first(form, "Tags.member.%d.Key".formatted(i)).isPresent(); i++) {
            String key = text(form, "Tags.member.%d.Key".formatted(i), 1, 128, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]+")
                    .orElseThrow();
            String value = text(form, "Tags.member.%d.Value".formatted(i), 0, 256, "[\\p{L}\\p{Z}\\p{N}_.:/=+\\-@]*")
                    .orElse("");
            if (tags.put(key, value) != null) {
                throw new ServiceError("InvalidParameterValue", 400, "Duplicate tag key " + key);
            }
        }
        if (tags.size() > MAX_TAGS) {
            throw invalid("1 validation error detected: Value at 'tags' failed to satisfy constraint: Member must have"
                    + " length less than or equal to 50");
        }
        return tags;
    }

    static Optional<String> first(Map<String, List<String>> form, String name) {
        return form.getOrDefault(name, List.of()).stream().findFirst();
    }

    private static Optional<String> text(
            Map<String, List<String>> form, String name, int min, int max, String pattern) {
        Optional<String> value = first(form, name);
        value.ifPresent(text -> {
            require(text.length() >= min, text, name, "Member must have length greater than or equal to " + min);
            require(text.length() <= max, text, name, "Member must have length less than or equal to " + max);
            require(text.matches(pattern), text, name, "Member must satisfy regular expression pattern: " + pattern);
        });
        return value;
    }

    private static int seconds(Map<String, List<String>> form) {
        String text = first(form, "DurationSeconds").orElse(Integer.toString(DEFAULT));
        if (!text.matches("-?[0-9]{1,9}")) {
            throw new ServiceError("MalformedInput", 400, "DurationSeconds is not a number: " + text);
        }
        int seconds = Integer.parseInt(text);
        require(
                seconds >= SHORTEST,
                text,
                "DurationSeconds",
                "Member must have value greater than or equal to " + SHORTEST);
        require(seconds <= LONGEST, text, "DurationSeconds", "Member must have value less than or equal to " + LONGEST);
        return seconds;
    }

    private static void require(boolean holds, String value, String name, String constraint) {
        if (!holds) {
            throw invalid("1 validation error detected: Value '%s' at '%s' failed to satisfy constraint: %s"
                    .formatted(value, member(name), constraint));
        }
    }

    private static ServiceError missing(String member) {
        return invalid(
                "1 validation error detected: Value null at '%s' failed to satisfy constraint: Member must not be null"
                        .formatted(member));
    }

    static ServiceError invalid(String message) {
        return new ServiceError("ValidationError", 400, message);
    }

    private static String member(String name) {
        return Character.toLowerCase(name.charAt(0)) + name.substring(1);
    }
}
