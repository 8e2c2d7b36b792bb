package dev.lockstep.engine;

import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.toList;
import static java.util.stream.Collectors.toSet;

import dev.lockstep.engine.audit.AuditEntry;
import dev.lockstep.engine.audit.AuditOutcome;
import dev.lockstep.model.Tree;
import dev.lockstep.model.fingerprint.Fingerprint;
import dev.lockstep.spi.Form;
import dev.lockstep.spi.PartitionChange;
import dev.lockstep.spi.PartitionOutcome;
import dev.lockstep.spi.PartitionOutcome.Ending;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

/** How the audit record holds what is written among partitions: so many in a record that none grows too large, and which of them were not written. */
final class PartitionEvidence {
    /** Says in the record of an object that each of its partitions is held by records of their own. */
    static final String HELD = "held";

    private static final String UNWRITTEN = "unwritten";
    private static final String UNKNOWN = "unknown";
    private static final int MAX_PARTITIONS = 100;

    /** Characters of content; one partition may exceed it alone. */
    private static final int MAX_SIZE = 1_000_000;

    private PartitionEvidence() {}

    /** In order, each at least one. */
    static <T extends PartitionChange> List<List<T>> parts(List<T> changes) {
        List<List<T>> parts = new ArrayList<>();
        int begin = 0;
        int size = 0;
        for (int i = 0; i < changes.size(); i++) {
            int next = size(changes.get(i));
            if (i > begin && (i - begin == MAX_PARTITIONS || size + next > MAX_SIZE)) {
                parts.add(changes.subList(begin, i));
                begin = i;
                size = 0;
            }
            size += next;
        }
        if (begin < changes.size()) {
            parts.add(changes.subList(begin, changes.size()));
        }
        return parts;
    }

    private static int size(PartitionChange change) {
        return Stream.concat(change.expected().stream(), change.wanted().stream())
                .flatMap(form -> form.fields().entrySet().stream())
                .mapToInt(field -> field.getKey().pointer().length() + size(field.getValue()))
                .sum();
    }

    private static int size(Form.Value value) {
        return value instanceof Form.Value.Names names
                ? names.names().stream().mapToInt(String::length).sum()
                : ((Form.Value.Text) value).text().length();
    }

    /** What came of one record. @param micros how long it took */
    static Tree.Node outcome(List<PartitionOutcome> outcomes, long micros) {
        Map<Ending, List<PartitionOutcome>> byEnding = outcomes.stream()
                .collect(groupingBy(PartitionOutcome::ending, () -> new EnumMap<>(Ending.class), toList()));
        Map<String, Tree> members = new LinkedHashMap<>();
        members.put("status", Tree.text(status(byEnding).name()));
        members.put("micros", Tree.number(micros));
        put(
                members,
                UNWRITTEN,
                outcomes.stream()
                        .filter(found -> found.ending() == Ending.IN_PLACE || found.ending() == Ending.CONFLICT)
                        .toList());
        put(
                members,
                UNKNOWN,
                outcomes.stream()
                        .filter(found -> found.ending() == Ending.FOUND || found.ending() == Ending.FAILED)
                        .toList());
        outcomes.stream()
                .filter(found -> !found.detail().isEmpty())
                .findFirst()
                .ifPresent(found -> members.put(
                        "detail",
                        Tree.text("partition (%s) %s".formatted(String.join(", ", found.values()), found.detail()))));
        return new Tree.Node(members);
    }

    private static AuditOutcome status(Map<Ending, List<PartitionOutcome>> byEnding) {
        if (byEnding.containsKey(Ending.WRITTEN)) {
            return byEnding.size() == 1 ? AuditOutcome.WRITTEN : AuditOutcome.PARTLY_WRITTEN;
        }
        if (byEnding.containsKey(Ending.FOUND)) {
            return AuditOutcome.UNKNOWN;
        }
        if (byEnding.containsKey(Ending.FAILED)) {
            return AuditOutcome.FAILED;
        }
        return byEnding.containsKey(Ending.CONFLICT) ? AuditOutcome.CONFLICT : AuditOutcome.IN_PLACE;
    }

    private static void put(Map<String, Tree> members, String name, List<PartitionOutcome> outcomes) {
        if (!outcomes.isEmpty()) {
            members.put(
                    name,
                    Tree.seq(outcomes.stream()
                            .map(found -> Tree.seq(
                                    found.values().stream().map(Tree::text).toList()))
                            .toList()));
        }
    }

    /** Values of partitions that were surely not written. */
    static Set<List<String>> unwritten(Tree.Node outcome) {
        return values(outcome, UNWRITTEN);
    }

    /** What was to be left of those of which nobody knows whether this run wrote them; of all when it ended before it said what came of them. */
    static Map<List<String>, Fingerprint> unknown(AuditEntry entry) {
        Map<List<String>, Fingerprint> unknown = changed(entry.change());
        entry.result().ifPresent(outcome -> unknown.keySet().retainAll(values(outcome, UNKNOWN)));
        return unknown;
    }

    /** Values of those that surely were written. */
    static Set<List<String>> written(AuditEntry entry) {
        return entry.result()
                .map(outcome -> {
                    Set<List<String>> written = changed(entry.change()).keySet();
                    written.removeAll(values(outcome, UNWRITTEN));
                    written.removeAll(values(outcome, UNKNOWN));
                    return written;
                })
                .orElse(Set.of());
    }

    /** What a change wants, by the values of its partitions. */
    private static Map<List<String>, Fingerprint> changed(Tree.Node change) {
        Map<List<String>, Fingerprint> wanted = new HashMap<>();
        change.find("partitions").map(PartitionEvidence::items).orElse(List.of()).stream()
                .filter(Tree.Node.class::isInstance)
                .map(Tree.Node.class::cast)
                .forEach(partition -> partition
                        .find("values")
                        .ifPresent(values -> wanted.put(texts(values), LaterRuns.wanted(partition))));
        return wanted;
    }

    private static Set<List<String>> values(Tree.Node outcome, String name) {
        return outcome.find(name).map(PartitionEvidence::items).orElse(List.of()).stream()
                .map(PartitionEvidence::texts)
                .collect(toSet());
    }

    private static List<String> texts(Tree values) {
        return items(values).stream()
                .filter(Tree.Text.class::isInstance)
                .map(value -> ((Tree.Text) value).value())
                .toList();
    }

    private static List<Tree> items(Tree tree) {
        return tree instanceof Tree.Seq seq ? seq.items() : List.of();
    }
}
