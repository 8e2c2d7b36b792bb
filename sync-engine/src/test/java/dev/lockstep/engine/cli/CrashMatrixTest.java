package dev.lockstep.engine.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.lockstep.sandbox.glue.Call;
import dev.lockstep.sandbox.glue.Fault;
import dev.lockstep.sandbox.glue.Trigger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A process that syncs is killed before and after each of its writes, those to the catalog and those to its own state; each time one clean run
 * ends in the desired state. Usually one point is taken of each side of each remote write and of each write to the state, {@code
 * -Dlockstep.crash=all} takes them all.
 */
class CrashMatrixTest {
    private static final long SEED = 1;
    private static final int PROCESSES = 2;

    @TempDir
    Path root;

    private SortedMap<String, String> desired;

    /** A moment to be killed at. */
    private interface Point {
        /** Without the number, for the table. */
        String kind();

        /** Of all points with the same one is usually taken. */
        String sample();

        /** @return whether the process was killed there; false if it ended before */
        boolean crash(CrashScene scene) throws InterruptedException;
    }

    /** At the {@code n}-th request for an operation, without an answer. */
    private record Remote(String operation, int n, boolean carriedOut) implements Point {
        @Override
        public String kind() {
            return (carriedOut ? "after " : "before ") + operation;
        }

        @Override
        public String sample() {
            return kind();
        }

        @Override
        public boolean crash(CrashScene scene) throws InterruptedException {
            var hit = new CompletableFuture<Call>();
            scene.glue().calls().listen(call -> {
                if (call.outcome().equals(Call.NOTHING)) {
                    hit.complete(call);
                }
            });
            scene.glue().faults().script(Trigger.nth(operation, n), new Fault.Hang(carriedOut));
            try (Child child =
                    Child.start(scene.folder(), Main.class, "sync", "--confirm-deletes", CrashScene.SYNC, "--quiet")) {
                boolean reached = child.reaches(hit);
                return child.kill() == Child.KILLED && reached;
            } finally {
                scene.glue().faults().clear();
            }
        }
    }

    /** At the {@code n}-th point of the state. */
    private record Kept(String kind, int n) implements Point {
        @Override
        public String sample() {
            return kind.substring(kind.indexOf(' ') + 1);
        }

        @Override
        public boolean crash(CrashScene scene) throws InterruptedException {
            try (Child child = Child.start(scene.folder(), KillableSync.class, String.valueOf(n))) {
                boolean reached = child.reaches(Tripwire.STOPPED);
                return child.kill() == Child.KILLED && reached;
            }
        }
    }

    @Test
    void whereverTheProcessIsKilledOneCleanRunEndsInTheDesiredState() throws Exception {
        List<Point> points = chosen(points());
        Map<Point, String> faults = new HashMap<>();
        ExecutorService parallel = Executors.newFixedThreadPool(PROCESSES);
        try {
            List<Callable<String>> tasks = IntStream.range(0, points.size())
                    .<Callable<String>>mapToObj(i -> () -> fault(points.get(i), "p" + i))
                    .toList();
            List<Future<String>> ends = parallel.invokeAll(tasks);
            for (int i = 0; i < points.size(); i++) {
                faults.put(points.get(i), ends.get(i).get());
            }
        } finally {
            parallel.shutdownNow();
        }
        System.out.println(table(points, faults));
        faults.values().removeIf(String::isEmpty);
        assertThat(faults).isEmpty();
    }

    /** Out of a run that is left alone, whose end is what every other one is to come to. */
    private List<Point> points() throws Exception {
        List<Point> points = new ArrayList<>();
        try (CrashScene scene = scene("whole");
                Child child = Child.start(scene.folder(), KillableSync.class, "0")) {
            List<String> told = child.output().stream()
                    .filter(line -> line.startsWith(Tripwire.PASSED))
                    .map(line -> line.substring(Tripwire.PASSED.length()))
                    .toList();
            assertThat(child.end()).isZero();
            desired = scene.contents();
            Map<String, Integer> seen = new HashMap<>();
            scene.glue().calls().all().stream()
                    .filter(Call::isWrite)
                    .map(Call::operation)
                    .forEach(operation -> {
                        int n = seen.merge(operation, 1, Integer::sum);
                        points.add(new Remote(operation, n, false));
                        points.add(new Remote(operation, n, true));
                    });
            for (int i = 0; i < told.size(); i++) {
                points.add(new Kept(told.get(i), i + 1));
            }
        }
        return points;
    }

    /** One of each sample, the same every time. */
    private static List<Point> chosen(List<Point> points) {
        if ("all".equals(System.getProperty("lockstep.crash"))) {
            return points;
        }
        var random = new SplittableRandom(SEED);
        var samples = new TreeMap<String, List<Point>>();
        points.forEach(point -> samples.computeIfAbsent(point.sample(), sample -> new ArrayList<>())
                .add(point));
        return samples.values().stream()
                .map(sample -> sample.get(random.nextInt(sample.size())))
                .toList();
    }

    /** What is wrong after the clean run; empty when nothing is. */
    private String fault(Point point, String name) throws Exception {
        try (CrashScene scene = scene(name)) {
            if (!point.crash(scene)) {
                return "was not reached: " + Files.readString(scene.folder().resolve("child.err"));
            }
            Shell.Answer clean = scene.sync();
            if (clean.code() != ExitCode.DONE) {
                return "the clean run ends with %d: %s%s".formatted(clean.code(), clean.out(), clean.err());
            }
            if (!scene.contents().equals(desired)) {
                return "the catalog differs: " + difference(scene.contents());
            }
            if (scene.plan().code() != ExitCode.DONE) {
                return "a change is left: " + scene.plan().out();
            }
            if (!scene.auditVerdict().isWhole()) {
                return "the evidence is broken: " + scene.auditVerdict().problems();
            }
            return scene.withoutEvidence().isEmpty() ? "" : "no evidence of " + scene.withoutEvidence();
        }
    }

    private String difference(SortedMap<String, String> found) {
        SortedMap<String, String> missing = new TreeMap<>(desired);
        missing.entrySet().removeAll(found.entrySet());
        SortedMap<String, String> more = new TreeMap<>(found);
        more.entrySet().removeAll(desired.entrySet());
        return "wanted %s, found %s".formatted(missing, more);
    }

    private CrashScene scene(String name) throws Exception {
        return CrashScene.prepare(Files.createDirectory(root.resolve(name)), 1);
    }

    private static String table(List<Point> points, Map<Point, String> faults) {
        Map<String, int[]> counts = new TreeMap<>();
        for (Point point : points) {
            int[] count = counts.computeIfAbsent(point.kind(), kind -> new int[2]);
            count[0]++;
            count[1] += faults.get(point).isEmpty() ? 1 : 0;
        }
        StringBuilder table = new StringBuilder("%-28s %7s %7s%n".formatted("killed", "points", "right"));
        counts.forEach((kind, count) -> table.append("%-28s %7d %7d%n".formatted(kind, count[0], count[1])));
        long right = faults.values().stream().filter(String::isEmpty).count();
        return table.append("%-28s %7d %7d".formatted("all", points.size(), right))
                .toString();
    }
}
