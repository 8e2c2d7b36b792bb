package dev.lockstep.engine.verify;

import dev.lockstep.engine.apply.ChangeResult;
import dev.lockstep.engine.progress.Progress;
import dev.lockstep.engine.progress.Progress.Stage;
import dev.lockstep.error.SyncException;
import dev.lockstep.model.Address;
import dev.lockstep.spi.Change;
import dev.lockstep.spi.ContainerOccupant;
import dev.lockstep.spi.FieldPath;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.MetadataWriter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/** Lists the containers that a run wrote to and holds what is there against what was to be written. For one thread, once. */
public final class Verifier {
    private final MetadataWriter writer;
    private final Progress progress;
    private final List<String> mismatches = new ArrayList<>();
    private int confirmed;

    public Verifier(MetadataWriter writer, Progress progress) {
        this.writer = writer;
        this.progress = progress;
    }

    /** Looks at nothing when nothing was written. */
    public Verification verify(List<ChangeResult> results) {
        SortedMap<String, Map<Address, Change>> byContainer = new TreeMap<>();
        List<Change> containers = new ArrayList<>();
        results.stream()
                .filter(ChangeResult::succeeded)
                .map(result -> result.planned().change())
                .forEach(change -> change.target()
                        .ifPresentOrElse(
                                address -> byContainer
                                        .computeIfAbsent(change.container(), name -> new HashMap<>())
                                        .put(address, change),
                                () -> containers.add(change)));
        progress.expect(
                Stage.VERIFY, results.stream().filter(ChangeResult::succeeded).count());
        if (!containers.isEmpty() || !byContainer.isEmpty()) {
            verifyContainers(containers);
        }
        byContainer.forEach(this::verifyObjects);
        return new Verification(confirmed, mismatches);
    }

    private void verifyContainers(List<Change> changes) {
        Map<String, Form> found = new HashMap<>();
        try {
            for (ContainerOccupant container : writer.listContainers()) {
                found.put(container.name(), container.form());
            }
        } catch (SyncException e) {
            mismatches.add("containers could not be listed: " + e.getMessage());
        }
        changes.forEach(
                change -> compare(change.container(), change, Optional.ofNullable(found.get(change.container()))));
    }

    private void verifyObjects(String container, Map<Address, Change> expected) {
        Map<Address, Change> open = new TreeMap<>(expected);
        try {
            writer.list(container, occupant -> {
                Change change = open.remove(occupant.address());
                if (change != null) {
                    compare(occupant.address().toString(), change, Optional.of(occupant.form()));
                }
            });
            open.forEach((address, change) -> compare(address.toString(), change, Optional.empty()));
        } catch (SyncException e) {
            mismatches.add("container %s could not be listed: %s".formatted(container, e.getMessage()));
        }
    }

    private void compare(String subject, Change change, Optional<Form> found) {
        progress.advance(Stage.VERIFY);
        Optional<String> difference = difference(change, found);
        difference.ifPresentOrElse(text -> mismatches.add(subject + ": " + text), () -> confirmed++);
    }

    /** Only fields that were written or removed count; what others add meanwhile is theirs. */
    private static Optional<String> difference(Change change, Optional<Form> found) {
        Optional<Form> wanted = change.wanted();
        if (wanted.isEmpty() || found.isEmpty()) {
            return wanted.isPresent() == found.isPresent()
                    ? Optional.empty()
                    : Optional.of(found.isPresent() ? "is still there" : "is not there");
        }
        TreeSet<FieldPath> touched = new TreeSet<>(wanted.get().fields().keySet());
        change.expected().ifPresent(before -> touched.addAll(before.fields().keySet()));
        return touched.stream()
                .filter(path -> !found.get().find(path).equals(wanted.get().find(path)))
                .findFirst()
                .map(path ->
                        path + (wanted.get().find(path).isPresent() ? " is not what was written" : " is still there"));
    }
}
