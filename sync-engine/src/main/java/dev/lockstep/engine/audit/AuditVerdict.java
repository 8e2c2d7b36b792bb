package dev.lockstep.engine.audit;

import dev.lockstep.engine.audit.AuditRun.Link;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Whether the evidence is whole.
 *
 * @param files what was read, by name
 * @param problems what breaks it, the first first
 * @param notes what a person should know and what breaks nothing, such as a killed run
 */
public record AuditVerdict(List<AuditCheck> files, List<AuditProblem> problems, List<AuditProblem> notes) {
    public AuditVerdict {
        files = List.copyOf(files);
        problems = problems.stream().sorted().toList();
        notes = notes.stream().sorted().toList();
    }

    public boolean isWhole() {
        return problems.isEmpty();
    }

    public long records() {
        return files.stream().mapToLong(AuditCheck::records).sum();
    }

    static AuditVerdict of(List<AuditCheck> files) {
        return new Chain(files).judge();
    }

    /** The files of all syncs and what each says of the one before it. */
    private static final class Chain {
        private final List<AuditCheck> files;
        private final Map<String, AuditCheck> byRun = new HashMap<>();
        private final Map<String, String> followers = new HashMap<>();
        private final Set<String> begun = new HashSet<>();
        private final List<AuditProblem> problems = new ArrayList<>();
        private final List<AuditProblem> notes = new ArrayList<>();

        private Chain(List<AuditCheck> files) {
            this.files = files;
            files.forEach(file -> file.run().ifPresent(run -> byRun.put(run.id(), file)));
        }

        private AuditVerdict judge() {
            files.forEach(file -> file.fault().ifPresent(problems::add));
            files.forEach(file -> file.run().ifPresent(run -> run.follows()
                    .ifPresentOrElse(link -> follow(file, run, link), () -> begin(file, run))));
            files.stream()
                    .filter(file -> file.fault().isEmpty() && !file.isEnded())
                    .forEach(this::unended);
            return new AuditVerdict(files, problems, notes);
        }

        private void begin(AuditCheck file, AuditRun run) {
            if (!begun.add(run.sync())) {
                problems.add(AuditProblem.at(
                        file.file(),
                        1,
                        "begins a chain of its own, though that of sync %s had begun".formatted(run.sync())));
            }
        }

        private void follow(AuditCheck file, AuditRun run, Link link) {
            AuditCheck before = byRun.get(link.run());
            String other = followers.putIfAbsent(link.run(), run.id());
            if (before == null) {
                problems.add(AuditProblem.at(
                        file.file(), 1, "follows run %s, whose record is missing".formatted(link.run())));
            } else if (other != null) {
                problems.add(AuditProblem.at(
                        file.file(), 1, "follows run %s, as run %s does already".formatted(link.run(), other)));
            } else if (before.fault().isEmpty() && !before.head().equals(link.hash())) {
                problems.add(AuditProblem.at(
                        before.file(),
                        before.records(),
                        "is not where run %s found its end: lines after it were removed, or some were added"
                                .formatted(run.id())));
            }
        }

        /** What a later run has seen of one that was killed, or could not end its record, is all there was. */
        private void unended(AuditCheck file) {
            Optional<String> follower = file.run().map(run -> followers.get(run.id()));
            String cut = file.end() == AuditCheck.End.CUT_OFF ? "; its last line was cut off" : "";
            if (follower.isPresent()) {
                notes.add(AuditProblem.at(
                        file.file(),
                        0,
                        "ends without an end: the run was killed, or had no room left to say it%s; writes without an outcome: %d"
                                .formatted(cut, file.open())));
            } else {
                problems.add(AuditProblem.at(
                        file.file(),
                        file.records() + 1,
                        "is missing%s: the run was killed, is still under way, or lines were removed".formatted(cut)));
            }
        }
    }
}
