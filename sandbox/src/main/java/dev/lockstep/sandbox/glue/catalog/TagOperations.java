package dev.lockstep.sandbox.glue.catalog;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.lockstep.sandbox.glue.rules.ServiceError;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tags of databases. Tables, columns and partitions cannot be tagged. Source: Glue developer guide, tags. */
public final class TagOperations {
    private static final int MAX_TAGS = 50;
    private static final Pattern DATABASE_ARN = Pattern.compile("arn:aws[a-z-]*:glue:[^:]*:[0-9]{12}:database/(.+)");

    private TagOperations() {}

    public static ObjectNode tag(Scope scope, ObjectNode input) {
        putAll(database(scope, input), input.get("TagsToAdd"));
        return Json.object();
    }

    public static ObjectNode untag(Scope scope, ObjectNode input) {
        DatabaseEntry database = database(scope, input);
        Json.strings(input.get("TagsToRemove")).forEach(database.tags::remove);
        return Json.object();
    }

    public static ObjectNode list(Scope scope, ObjectNode input) {
        ObjectNode answer = Json.object();
        ObjectNode tags = answer.putObject("Tags");
        database(scope, input).tags.forEach(tags::put);
        return answer;
    }

    static void putAll(DatabaseEntry database, JsonNode tags) {
        var all = new TreeMap<>(database.tags);
        for (Map.Entry<String, JsonNode> tag : tags.properties()) {
            if (Names.fold(tag.getKey()).startsWith("aws:")) {
                throw ServiceError.invalidInput("Tag keys that start with aws: are reserved.");
            }
            all.put(tag.getKey(), tag.getValue().textValue());
        }
        if (all.size() > MAX_TAGS) {
            throw ServiceError.invalidInput("A resource has at most %d tags.".formatted(MAX_TAGS));
        }
        database.tags.putAll(all);
    }

    private static DatabaseEntry database(Scope scope, ObjectNode input) {
        String arn = input.get("ResourceArn").textValue();
        Matcher matcher = DATABASE_ARN.matcher(arn);
        if (!matcher.matches()) {
            throw ServiceError.invalidInput("Only databases can be tagged here, not " + arn);
        }
        return scope.database(matcher.group(1));
    }
}
