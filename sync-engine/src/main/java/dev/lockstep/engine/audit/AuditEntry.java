package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Tree;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * One write, as the record tells it.
 *
 * @param run that made it
 * @param line number of the line that says it is about to be made
 * @param time when that was
 * @param change kind, address, expected version, complete state before and after, source id, reasons
 * @param result status, request id, error, duration, and of what was written in part the state after; absent when the run ended before
 */
public record AuditEntry(AuditRun run, long line, Instant time, Tree.Node change, Optional<Tree.Node> result) {
    public AuditEntry {
        requireNonNull(run, "run is null");
        requireNonNull(time, "time is null");
        requireNonNull(change, "change is null");
        requireNonNull(result, "result is null");
    }

    /** The change as it was made: what was written in part has the state after that it really had. */
    public Tree.Node made() {
        return result.flatMap(node -> node.findNode("after"))
                .map(left -> {
                    Map<String, Tree> members = new LinkedHashMap<>(change.members());
                    members.put("after", left);
                    return new Tree.Node(members);
                })
                .orElse(change);
    }

    /** {@code create}, {@code update-container} and so on. */
    public String kind() {
        return change.findText("kind").orElse("");
    }

    /** Whether it is about partitions of the object that it names, and not about the object. */
    public boolean isOfPartitions() {
        return kind().endsWith("partitions");
    }

    /** The object or container, as people name it. */
    public String subject() {
        String container = change.findText("container").orElse("");
        return change.findText("name").map(name -> container + "." + name).orElse(container);
    }

    public AuditOutcome outcome() {
        return AuditOutcome.of(result("status"));
    }

    /** How long the write took, attempts and waiting included. */
    public Optional<Duration> duration() {
        OptionalLong micros = result.flatMap(node -> node.find("micros"))
                .filter(Tree.Num.class::isInstance)
                .map(number -> OptionalLong.of(((Tree.Num) number).value().longValue()))
                .orElseGet(OptionalLong::empty);
        return micros.isPresent() ? Optional.of(Duration.ofNanos(micros.getAsLong() * 1000)) : Optional.empty();
    }

    /** A member of the result, such as {@code requestId}. */
    public Optional<String> result(String name) {
        return result.flatMap(node -> node.findText(name));
    }
}
