package dev.lockstep.engine.audit;

import static java.util.Objects.requireNonNull;

import dev.lockstep.model.Tree;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * What the first line of a record says about its run.
 *
 * @param id of the run
 * @param started when its record began
 * @param about sync, command, systems, caller, user, host
 * @param follows where the record before it of the same sync ended; absent for the first
 */
public record AuditRun(String id, Instant started, Tree.Node about, Optional<Link> follows) {
    /** End of another record. @param run its run; @param hash of its last whole line */
    public record Link(String run, String hash) {
        public Link {
            requireNonNull(run, "run is null");
            requireNonNull(hash, "hash is null");
        }

        Tree.Node toTree() {
            return new Tree.Node(Map.of("run", Tree.text(run), "hash", Tree.text(hash)));
        }
    }

    public AuditRun {
        requireNonNull(id, "id is null");
        requireNonNull(started, "started is null");
        requireNonNull(about, "about is null");
        requireNonNull(follows, "follows is null");
    }

    /** Empty when the line does not begin a record. */
    static Optional<AuditRun> of(Tree.Node line) {
        Optional<String> run = line.findText("run");
        Optional<Tree.Node> about = line.findNode("about");
        if (run.isEmpty() || about.isEmpty()) {
            return Optional.empty();
        }
        Optional<Link> follows = line.findNode("follows").flatMap(link -> link.findText("run")
                .flatMap(before -> link.findText("hash").map(hash -> new Link(before, hash))));
        return Optional.of(new AuditRun(run.get(), AuditRecord.timeOf(line), about.get(), follows));
    }

    /** Name of the sync, empty when not said. */
    public String sync() {
        return about("sync");
    }

    /** What was run, such as {@code sync}; empty when not said. */
    public String command() {
        return about("command");
    }

    /** Whom the target took the run for; empty when it did not say. */
    public String caller() {
        return about("caller");
    }

    /** Alias of the target; empty when not said. */
    public String target() {
        return about("targetSystem");
    }

    private String about(String name) {
        return about.findText(name).orElse("");
    }
}
