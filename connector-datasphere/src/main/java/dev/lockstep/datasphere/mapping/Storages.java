package dev.lockstep.datasphere.mapping;

import dev.lockstep.model.Storage;
import dev.lockstep.model.Tree;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where rows of remote and Open SQL tables lie. Source: exports of tenants, {@code @DataWarehouse.remote.entity} and {@code @DataWarehouse.external.*}.
 */
final class Storages {
    private static final String REMOTE = "@DataWarehouse.remote.";
    private static final String EXTERNAL = "@DataWarehouse.external.";

    /** Between the parts of a remote name. */
    private static final String SEPARATOR = "\u007f";

    /** Stands for a part that the remote system does not have. */
    private static final String ABSENT = "<NULL>";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*+(?:\"\"[^\"]*+)*+)\"(\\.|$)");

    private Storages() {}

    static Storage of(Tree.Node definition) {
        Optional<String> connection = filled(definition, REMOTE + "connection");
        if (connection.isPresent()) {
            List<String> parts =
                    filled(definition, REMOTE + "entity").map(Storages::parts).orElseGet(List::of);
            return storage(connection, parts);
        }
        List<String> parts = new ArrayList<>();
        filled(definition, EXTERNAL + "schema").ifPresent(schema -> {
            parts.add(schema);
            filled(definition, EXTERNAL + "entity").ifPresent(parts::add);
        });
        return parts.isEmpty() ? Storage.none() : storage(Optional.empty(), parts);
    }

    /** The annotations that give it back. */
    static Map<String, Tree> write(Storage storage) {
        Map<String, Tree> members = new LinkedHashMap<>();
        Optional<String> object = storage.properties().findText("object");
        Optional<String> schema = storage.properties().findText("schema");
        Optional<String> database = storage.properties().findText("database");
        if (storage.connection().isPresent()) {
            members.put(REMOTE + "connection", Tree.text(storage.connection().get()));
            object.map(name -> schema.map(above -> database.orElse(ABSENT) + SEPARATOR + above + SEPARATOR + name)
                            .orElse(name))
                    .ifPresent(entity -> members.put(REMOTE + "entity", Tree.text(entity)));
        } else if (object.isPresent()) {
            members.put(EXTERNAL + "schema", Tree.text(schema.or(() -> object).get()));
            schema.ifPresent(above -> members.put(EXTERNAL + "entity", Tree.text(object.get())));
        }
        return members;
    }

    /** Database, schema and object of a remote name, as far as it has them. */
    static List<String> parts(String entity) {
        if (entity.contains(SEPARATOR)) {
            return List.of(entity.split(SEPARATOR, -1)).stream()
                    .filter(part -> !part.isEmpty() && !part.equals(ABSENT))
                    .toList();
        }
        List<String> parts = new ArrayList<>();
        Matcher matcher = QUOTED.matcher(entity);
        while (matcher.lookingAt()) {
            parts.add(matcher.group(1).replace("\"\"", "\""));
            matcher.region(matcher.end(), entity.length());
            if (matcher.regionStart() == entity.length()) {
                return parts;
            }
        }
        return List.of(entity);
    }

    private static Storage storage(Optional<String> connection, List<String> parts) {
        Map<String, Tree> properties = new LinkedHashMap<>();
        if (parts.size() > 1) {
            properties.put("schema", Tree.text(parts.get(parts.size() - 2)));
        }
        if (parts.size() > 2) {
            properties.put("database", Tree.text(parts.get(parts.size() - 3)));
        }
        if (!parts.isEmpty()) {
            properties.put("object", Tree.text(parts.get(parts.size() - 1)));
        }
        Optional<String> location = parts.isEmpty() ? Optional.empty() : Optional.of(String.join(".", parts));
        return new Storage(connection, location, Optional.empty(), new Tree.Node(properties));
    }

    private static Optional<String> filled(Tree.Node definition, String annotation) {
        return definition.find(annotation).flatMap(Notation::filledText);
    }
}
