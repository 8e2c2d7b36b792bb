package dev.lockstep.engine.apply;

import static java.util.stream.Collectors.joining;

import dev.lockstep.error.SyncException;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import dev.lockstep.spi.Occupant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/** Says what became of an object since a change to it was planned. Costs one read. */
record Staleness(MetadataWriter writer) {
    private static final int SHOWN_FIELDS = 5;
    private static final int SHOWN_LENGTH = 40;

    /** One sentence; empty when there is nothing to compare, or the object cannot be read. */
    String of(Change change) {
        if (change.target().isEmpty() || change.expected().isEmpty()) {
            return "";
        }
        try {
            return writer.find(change.target().get())
                    .map(found -> "since the plan: " + difference(change, found))
                    .orElse("");
        } catch (SyncException e) {
            return ""; // that it changed is known already
        }
    }

    private static String difference(Change change, Occupant found) {
        List<String> parts = new ArrayList<>();
        Optional<String> version = version(change);
        if (!version.equals(found.version())) {
            parts.add("version %s → %s"
                    .formatted(version.orElse("none"), found.version().orElse("none")));
        }
        Form before = change.expected().orElseThrow();
        TreeSet<FieldPath> paths = new TreeSet<>(before.fields().keySet());
        paths.addAll(found.form().fields().keySet());
        paths.removeIf(path -> before.find(path).equals(found.form().find(path)));
        paths.stream()
                .limit(SHOWN_FIELDS)
                .map(path -> "%s %s → %s"
                        .formatted(
                                path,
                                shown(before.find(path)),
                                shown(found.form().find(path))))
                .forEach(parts::add);
        if (paths.isEmpty()) {
            parts.add("the content is the same");
        } else if (paths.size() > SHOWN_FIELDS) {
            parts.add("and also "
                    + paths.stream().skip(SHOWN_FIELDS).map(FieldPath::toString).collect(joining(", ")));
        }
        return String.join("; ", parts);
    }

    private static Optional<String> version(Change change) {
        if (change instanceof Change.Update update) {
            return update.version();
        }
        return change instanceof Change.Drop drop ? drop.version() : Optional.empty();
    }

    private static String shown(Optional<Form.Value> value) {
        if (value.isEmpty()) {
            return "nothing";
        }
        String text = value.get() instanceof Form.Value.Names names
                ? String.join(", ", names.names())
                : ((Form.Value.Text) value.get()).text();
        return "“%s”".formatted(text.length() > SHOWN_LENGTH ? text.substring(0, SHOWN_LENGTH - 1) + "…" : text);
    }
}
