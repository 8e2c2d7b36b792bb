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
 * Where rows of remote and Open SQL tables lie. The annotations stay in the rest: a location for people does not give back how a name was
 * written. Source: exports of tenants, {@code @DataWarehouse.remote.entity} and {@code @DataWarehouse.external.*}.
 */
final class Storages {
    /** Between the parts of a remote name. */
    private static final String SEPARATOR = "\u007f";

    /** Stands for a part that the remote system does not have. */
    private static final String ABSENT = "<NULL>";

    private static final Pattern QUOTED = Pattern.compile("\"([^\"]*+(?:\"\"[^\"]*+)*+)\"(\\.|$)");

    private Storages() {}

    static Storage of(Tree.Node definition) {
        Optional<String> connection = filled(definition, "@DataWarehouse.remote.connection");
        if (connection.isPresent()) {
            List<String> parts = filled(definition, "@DataWarehouse.remote.entity")
                    .map(Storages::parts)
                    .orElseGet(List::of);
            return storage(connection, parts);
        }
        List<String> parts = new ArrayList<>();
        filled(definition, "@DataWarehouse.external.schema").ifPresent(schema -> {
            parts.add(schema);
            filled(definition, "@DataWarehouse.external.entity").ifPresent(parts::add);
        });
        return parts.isEmpty() ? Storage.none() : storage(Optional.empty(), parts);
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
