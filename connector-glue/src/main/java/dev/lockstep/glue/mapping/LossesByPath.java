package dev.lockstep.glue.mapping;

import dev.lockstep.model.Column;
import dev.lockstep.model.Loss;
import dev.lockstep.model.Loss.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** The losses of one table, to be looked up by what they are about. */
final class LossesByPath {
    private static final int REST_OF_COLUMN = 2;

    private final Map<String, List<Loss>> byPath;
    private final Map<String, Loss> dropped = new HashMap<>();

    LossesByPath(List<Loss> losses) {
        this.byPath = losses.stream().collect(Collectors.groupingBy(Loss::path));
        losses.stream()
                .filter(loss -> loss.severity() == Severity.DROPPED)
                .forEach(loss -> dropped.put(loss.path(), loss));
    }

    /** All reasons of that weight, joined; empty when there is none. */
    String reason(String path, Severity severity) {
        return byPath.getOrDefault(path, List.of()).stream()
                .filter(loss -> loss.severity() == severity)
                .map(Loss::reason)
                .collect(Collectors.joining("; "));
    }

    /** The loss that took the fact out of the model, if any; see {@link Diet}. */
    Optional<Loss> dropped(List<String> path) {
        if (dropped.isEmpty()) {
            return Optional.empty();
        }
        boolean ofColumn = path.size() > REST_OF_COLUMN
                && path.get(0).equals("columns")
                && path.get(REST_OF_COLUMN).equals("rest");
        if (ofColumn) {
            boolean stays = path.subList(REST_OF_COLUMN + 1, path.size()).equals(List.of(Column.TARGET_NAME));
            return Optional.ofNullable(dropped.get("columns/*/rest")).filter(loss -> !stays);
        }
        if (!path.get(0).equals("rest")) {
            return Optional.empty();
        }
        return Optional.ofNullable(dropped.get("rest/" + path.get(1)))
                .or(() -> Optional.ofNullable(dropped.get("rest")));
    }
}
